import { operationsApi, type InputOf } from '@korsa/contracts';
import { DeadLetters, KeyNotParked, positionOf, type ParkedKey } from '@korsa/eventing';
import { Controller } from '@nestjs/common';
import { Serve } from '../http/serve.decorator.js';
import { letterSummary, letterView, parkedKeyView } from './letter-views.js';
import { OperatorDecisions } from './operator-decisions.js';
import { currentOperator } from './operator.js';

/** Keys of one list. */
const listed = 500;

/** What operators do about events that could not be handled. Any process decides; a worker carries retries out. */
@Controller()
export class DeadLettersController {
  constructor(
    private readonly letters: DeadLetters,
    private readonly decisions: OperatorDecisions,
  ) {}

  @Serve(operationsApi.listDeadLetters)
  async list({ query }: InputOf<typeof operationsApi.listDeadLetters>) {
    const { area } = currentOperator();
    const { cursor, limit, ...filter } = query;
    const after = cursor === undefined ? {} : { after: cursor };
    const found = await this.letters.list({ ...given(filter), ...after, area, limit: limit + 1 });
    const items = found.slice(0, limit);
    const last = items.at(-1);
    return {
      items: items.map(letterSummary),
      next: found.length > limit && last ? positionOf(last) : null,
    };
  }

  @Serve(operationsApi.showDeadLetter)
  async show({ params }: InputOf<typeof operationsApi.showDeadLetter>) {
    return letterView(await this.letters.show(params.letterId, currentOperator().area));
  }

  @Serve(operationsApi.skipDeadLetter)
  async skip({ params, body }: InputOf<typeof operationsApi.skipDeadLetter>) {
    const operator = currentOperator();
    const { letterId } = params;
    await this.letters.show(letterId, operator.area);
    const { reason } = body;
    await this.decisions.record(operator, { action: 'skip', target: { letterId }, reason });
    await this.letters.skip(letterId, { actor: operator.actor, reason }, operator.area);
    return letterView(await this.letters.show(letterId, operator.area));
  }

  @Serve(operationsApi.listParkedKeys)
  async keys({ query }: InputOf<typeof operationsApi.listParkedKeys>) {
    const found = await this.letters.keys(given(query), currentOperator().area, listed + 1);
    const items = await Promise.all(found.slice(0, listed).map((key) => this.viewOf(key)));
    return { items, more: found.length > listed };
  }

  @Serve(operationsApi.retryParkedKey)
  async retry({ body }: InputOf<typeof operationsApi.retryParkedKey>) {
    const operator = currentOperator();
    const { reason, ...key } = body;
    if ((await this.letters.keys(key, operator.area)).length === 0) throw new KeyNotParked(key);
    await this.decisions.record(operator, { action: 'retry', target: key, reason });
    const by = { actor: operator.actor, reason };
    return this.viewOf(await this.letters.askRetry(key, by, operator.area));
  }

  private async viewOf(parked: ParkedKey) {
    return parkedKeyView(parked, await this.letters.waiting(parked));
  }
}

/** Without the fields that were not given: a filter must not ask for undefined. */
function given<T extends object>(fields: T): { [K in keyof T]?: Exclude<T[K], undefined> } {
  const entries = Object.entries(fields).filter(([, value]) => value !== undefined);
  return Object.fromEntries(entries) as { [K in keyof T]?: Exclude<T[K], undefined> };
}
