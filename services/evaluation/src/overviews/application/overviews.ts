import type { OverviewRetreat, OverviewView } from '@korsa/contracts';
import { Clock, covers } from '@korsa/domain';
import { Settings } from '@korsa/service-kit';
import { currentCause } from '@korsa/store';
import { Injectable } from '@nestjs/common';
import type { config } from '../../config.js';
import { withhold } from '../../figures/withhold.js';
import {
  KnowledgeQueries,
  noCertificates,
  type CertificateCounts,
} from '../../knowledge/application/knowledge.queries.js';
import { AreaNotCovered } from '../../rollups/domain/rollups.errors.js';
import { standingOf, type ParticipationCount } from '../domain/standing.js';
import { ParticipationQueries } from './participation.queries.js';

/** How the retreats of a province or city stand now. A retreat belongs where its city lies, whoever runs it. */
@Injectable()
export class Overviews {
  constructor(
    private readonly knowledge: KnowledgeQueries,
    private readonly participations: ParticipationQueries,
    private readonly clock: Clock,
    private readonly settings: Settings<typeof config>,
  ) {}

  /** Throws AreaNotCovered. */
  async of(areaCode: string): Promise<OverviewView> {
    const { area } = currentCause();
    if (!covers(area, areaCode)) throw new AreaNotCovered(areaCode, area);
    const suppressedBelow = this.settings.EVALUATION_SMALLEST_CELL;
    const retreats = await this.knowledge.retreatsOf(areaCode);
    const shown = retreats.filter(({ status }) => status !== 'drafted');
    const ids = shown.map(({ id }) => id);
    const [counts, certificates, incomplete] = await Promise.all([
      this.participations.countsOf(ids),
      this.knowledge.certificatesOf(ids),
      this.participations.incompleteIn(areaCode),
    ]);
    const byRetreat = Map.groupBy(counts, ({ retreatId }) => retreatId);
    return {
      areaCode,
      asOf: this.clock.now(),
      retreats: shown.map(
        ({ id, closedAt: _closedAt, sessionIds: _ids, timeZone: _zone, ...of }) => ({
          retreatId: id,
          ...of,
          ...figuresOf(byRetreat.get(id) ?? [], certificates.get(id), suppressedBelow),
        }),
      ),
      incomplete,
      suppressedBelow,
    };
  }
}

type Figures = Pick<
  OverviewRetreat,
  'registrations' | 'seated' | 'presence' | 'decisions' | 'certificates'
>;

function figuresOf(
  counts: readonly ParticipationCount[],
  certificates: CertificateCounts = noCertificates,
  smallest: number,
): Figures {
  const { registrations, seated, presence, decisions } = standingOf(counts);
  return {
    registrations,
    seated,
    presence: withheld(presence, smallest),
    decisions: withheld(decisions, smallest),
    certificates: withheld(certificates, smallest),
  };
}

/** The parts of a whole, without those that would point at single persons. */
function withheld<Name extends string>(
  parts: Readonly<Record<Name, number>>,
  smallest: number,
): Record<Name, number | null> {
  const entries = Object.entries(parts) as [Name, number][];
  const hidden = withhold(
    entries.map(([, count]) => count),
    smallest,
  );
  return Object.fromEntries(
    entries.map(([name, count], at) => [name, hidden[at] ? null : count]),
  ) as Record<Name, number | null>;
}
