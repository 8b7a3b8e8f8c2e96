import type { State } from './work.js';

interface Changes {
  readonly set: Readonly<Record<string, unknown>>;
  readonly unset: Readonly<Record<string, true>>;
}

/**
 * What a decision changed, as `$set` and `$unset` of a document: unchanged parts of a state are the same objects after a
 * decision. Of a list that was added to, or in which elements were exchanged, only those elements.
 */
export function changedFields(stored: State, state: State): Changes {
  const before = stored as unknown as Record<string, unknown>;
  const after = state as unknown as Record<string, unknown>;
  const set: Record<string, unknown> = {};
  const unset: Record<string, true> = {};
  for (const key of Object.keys({ ...before, ...after })) {
    const value = after[key];
    if (value === before[key] || key === 'id') continue;
    if (value === undefined) unset[key] = true;
    else Object.assign(set, changedElements(key, before[key], value) ?? { [key]: value });
  }
  return { set, unset };
}

/** Undefined when the list has to be written as a whole: it is new, got shorter, or changed all over. */
function changedElements(
  key: string,
  before: unknown,
  after: unknown,
): Record<string, unknown> | undefined {
  if (!Array.isArray(before) || !Array.isArray(after) || after.length < before.length)
    return undefined;
  const changed: Record<string, unknown> = {};
  let count = 0;
  for (let at = 0; at < after.length; at += 1) {
    if (after[at] === before[at] && at < before.length) continue;
    if (after[at] === undefined) return undefined;
    changed[`${key}.${at}`] = after[at];
    count += 1;
  }
  return count * 2 <= after.length ? changed : undefined;
}
