import { retreatTopic, type Received } from '@korsa/contracts';
import { Consumer, On } from '@korsa/eventing';
import { ExpectEvaluation } from '../application/expect-evaluation.js';
import { OpenWaves } from '../application/open-waves.js';

@Consumer({ group: 'korsa.evaluation.waves' })
export class RetreatWavesConsumer {
  constructor(
    private readonly expectEvaluation: ExpectEvaluation,
    private readonly openWaves: OpenWaves,
  ) {}

  @On(retreatTopic.RetreatDrafted)
  onRetreatDrafted({ subject, cityCode }: Received<typeof retreatTopic.RetreatDrafted>) {
    return this.expectEvaluation.execute({ retreatId: subject, cityCode });
  }

  @On(retreatTopic.RetreatAnnounced)
  onRetreatAnnounced({ subject, cityCode }: Received<typeof retreatTopic.RetreatAnnounced>) {
    return this.expectEvaluation.execute({ retreatId: subject, cityCode });
  }

  @On(retreatTopic.RetreatClosed)
  onRetreatClosed({ subject, cityCode, data }: Received<typeof retreatTopic.RetreatClosed>) {
    const { closedAt } = data;
    return this.openWaves.execute({ retreatId: subject, cityCode, retreatClosedAt: closedAt });
  }
}
