import type { OperatorDecisionView } from '@korsa/contracts';
import { newId } from '@korsa/store';
import type { Collection, Connection } from 'mongoose';
import type { Operator } from './operator.js';

interface DecisionDocument extends Operator {
  readonly _id: string;
  readonly at: Date;
  readonly action: OperatorDecisionView['action'];
  readonly target: Readonly<Record<string, string>>;
  readonly reason: string;
}

type NewDecision = Pick<DecisionDocument, 'action' | 'target' | 'reason'>;

/**
 * Who decided what about waiting events, and why. Written before the decision takes effect, so that none takes effect
 * unseen; only ever added to.
 */
export class OperatorDecisions {
  private readonly decisions: Collection<DecisionDocument>;

  constructor(connection: Connection) {
    this.decisions = connection.collection<DecisionDocument>('operator_decisions');
  }

  /** Resolves when it is durable. */
  async record({ actor, area }: Operator, decision: NewDecision): Promise<void> {
    await this.decisions.insertOne(
      { _id: newId(), at: new Date(), actor, area, ...decision },
      { writeConcern: { w: 'majority' } },
    );
  }

  /** Those of the province, newest first: ids follow time. */
  async list(
    area: string,
    { cursor, limit }: { readonly cursor?: string | undefined; readonly limit: number },
  ): Promise<{ items: OperatorDecisionView[]; next: string | null }> {
    const filter = cursor === undefined ? { area } : { area, _id: { $lt: cursor } };
    const found = await this.decisions
      .find(filter, { sort: { _id: -1 }, limit: limit + 1 })
      .toArray();
    const items = found.slice(0, limit).map(({ _id, at, ...rest }) => ({
      decisionId: _id,
      at: at.toISOString(),
      ...rest,
    }));
    return { items, next: found.length > limit ? (items.at(-1)?.decisionId ?? null) : null };
  }
}
