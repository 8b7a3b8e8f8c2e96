import type { Received, workUnitTopic } from '@korsa/contracts';
import { Aggregates, type Instant } from '@korsa/domain';

type Topic = typeof workUnitTopic;
export type WorkUnitFact =
  | Received<Topic['WorkUnitRegistered']>
  | Received<Topic['WorkUnitChanged']>
  | Received<Topic['WorkUnitClosed']>;

interface Head {
  readonly personId: string | null;
  readonly since: Instant;
}

/** What registration said of a work unit. Heads change by rotation, so the earlier ones are kept. */
export interface WorkUnit {
  /** The unit code. */
  readonly id: string;
  readonly cityCode: string;
  readonly kind: string | null;
  readonly heads: readonly Head[];
  readonly closed: boolean;
}

export abstract class WorkUnits extends Aggregates<WorkUnit> {}

export function learnWorkUnit(known: WorkUnit | undefined, fact: WorkUnitFact): WorkUnit {
  const unit = known ?? {
    id: fact.subject,
    cityCode: fact.cityCode,
    kind: null,
    heads: [],
    closed: false,
  };
  if (fact.name === 'WorkUnitClosed') return { ...unit, closed: true };
  const { kind, headPersonId } = fact.data;
  const sameHead = unit.heads.at(-1)?.personId === headPersonId;
  const heads = sameHead
    ? unit.heads
    : [...unit.heads, { personId: headPersonId, since: fact.time }];
  return { ...unit, kind, heads, closed: false };
}

/** Who led the unit at a moment: the last one said by then, else the first one ever said. */
export function headAt({ heads }: WorkUnit, at: Instant): string | null {
  const known = heads.findLast(({ since }) => since <= at) ?? heads[0];
  return known?.personId ?? null;
}
