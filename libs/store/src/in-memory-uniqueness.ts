import type { IndexDefinition } from './aggregate-definition.js';
import { UniquenessViolated } from './errors.js';
import type { Decisions, Ref, State } from './work.js';
import type { Stored } from './working-set.js';

/** Throws UniquenessViolated when a decision takes a value of another aggregate, as a unique index would. */
export function refuseTaken(
  refs: readonly Ref[],
  decisions: Decisions,
  documentsOf: (ref: Ref) => ReadonlyMap<string, Stored>,
): void {
  for (const [at, { definition, id }] of refs.entries()) {
    const state = decisions[at]?.state;
    const unique = (definition.indexes ?? []).filter((index) => index.unique);
    if (!state || unique.length === 0) continue;
    const others = new Map([...documentsOf(refs[at]!)].map(([key, stored]) => [key, stored.state]));
    for (const [place, ref] of refs.entries())
      if (ref.definition === definition && decisions[place])
        others.set(ref.id, decisions[place].state);
    others.delete(id);
    for (const index of unique) {
      const value = valueIn(index, state);
      if (value && [...others.values()].some((other) => valueIn(index, other) === value))
        throw new UniquenessViolated(definition.name, nameOf(index));
    }
  }
}

/** Undefined when the index leaves the state out. */
function valueIn({ keys, where = {} }: IndexDefinition, state: State): string | undefined {
  const isIn = Object.entries(where).every(([path, condition]) => {
    const type = (condition as { $type?: unknown } | null)?.$type ?? condition;
    if (type !== 'string') throw new Error(`The fake knows only { $type: 'string' } at ${path}.`);
    return typeof at(path, state) === 'string';
  });
  return isIn ? JSON.stringify(Object.keys(keys).map((path) => at(path, state))) : undefined;
}

function at(path: string, state: State): unknown {
  return path.split('.').reduce<unknown>((value, name) => (value as never)?.[name], state) ?? null;
}

/** As MongoDB names it. */
function nameOf({ keys }: IndexDefinition): string {
  return Object.entries(keys).flat().join('_');
}
