import { operationsApi, type InputOf } from '@korsa/contracts';
import { DomainError } from '@korsa/domain';
import { BlockedOutbox } from '@korsa/eventing';
import { Controller } from '@nestjs/common';
import { Serve } from '../http/serve.decorator.js';
import { OperatorDecisions } from './operator-decisions.js';
import { currentOperator } from './operator.js';

/** Keys of one list. */
const listed = 100;

/** What operators do about events that Kafka refuses; the relay of a worker sends them again. */
@Controller()
export class OutboxController {
  constructor(
    private readonly outbox: BlockedOutbox,
    private readonly decisions: OperatorDecisions,
  ) {}

  @Serve(operationsApi.listBlockedKeys)
  async list() {
    const { area } = currentOperator();
    const blocked = await this.outbox.list({ area, limit: listed + 1 });
    const items = blocked.slice(0, listed).map(({ since, first: { id, ...first }, ...rest }) => ({
      ...rest,
      since: since.toISOString(),
      first: { eventId: id, ...first },
    }));
    return { items, more: blocked.length > listed };
  }

  @Serve(operationsApi.releaseBlockedKey)
  async release({ body }: InputOf<typeof operationsApi.releaseBlockedKey>) {
    const operator = currentOperator();
    const { reason, ...key } = body;
    if (!(await this.outbox.holds(key, operator.area))) throw new KeyNotBlocked();
    await this.decisions.record(operator, { action: 'release', target: key, reason });
    if (!(await this.outbox.release(key, operator.area))) throw new KeyNotBlocked();
    return key;
  }
}

/** Kafka has refused no event of the key. */
export class KeyNotBlocked extends DomainError {
  readonly code = 'key-not-blocked';
  readonly kind = 'not-found';

  constructor() {
    super('No event of this key is held back.');
  }
}
