import type { AggregateRef, DecisionsOf, DomainEvent, StatesOf } from '@korsa/domain';
import { Ref, type Decide, type Decisions } from './work.js';

/** The references of a decision over several aggregates, checked. Throws TypeError for none, twins and foreign ones. */
export function groupRefs<const Refs extends readonly AggregateRef<unknown, DomainEvent>[]>(
  given: Refs,
  decide: (...states: StatesOf<Refs>) => DecisionsOf<Refs>,
): { refs: readonly Ref[]; decideAll: Decide } {
  const refs = given.map((ref) => {
    if (ref instanceof Ref) return ref;
    throw new TypeError('A reference must come from at() or maybe() of an aggregate store.');
  });
  const addresses = new Set(refs.map(({ address }) => address));
  if (addresses.size !== refs.length || refs.length === 0)
    throw new TypeError('A group needs at least one reference, and each aggregate once.');
  return {
    refs,
    decideAll: (states) => decide(...(states as unknown as StatesOf<Refs>)) as unknown as Decisions,
  };
}
