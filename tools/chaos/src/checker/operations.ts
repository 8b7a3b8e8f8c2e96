import type { Acknowledged, Entry, Invoked, Refused } from '../history/history.js';

/** Everything the history tells of one command. */
export interface Operation {
  readonly op: number;
  readonly first: Invoked;
  readonly acknowledged: readonly Acknowledged[];
  readonly refused: readonly Refused[];
  /** It used the key of another command. */
  readonly misuse: boolean;
}

interface Gathering {
  readonly first: Invoked;
  readonly acknowledged: Acknowledged[];
  readonly refused: Refused[];
}

/** The commands of a history in the order of their numbers. Throws for an outcome of a command that was never given. */
export function operationsOf(entries: readonly Entry[]): Operation[] {
  const gathered = new Map<number, Gathering>();
  for (const entry of entries) {
    if (entry.kind === 'invoked' && !gathered.has(entry.op))
      gathered.set(entry.op, { first: entry, acknowledged: [], refused: [] });
    if (entry.kind !== 'acknowledged' && entry.kind !== 'refused') continue;
    const known = gathered.get(entry.op);
    if (!known)
      throw new Error(`The history has an outcome of command ${entry.op}, but not the command.`);
    if (entry.kind === 'acknowledged') known.acknowledged.push(entry);
    else known.refused.push(entry);
  }
  return [...gathered].map(([op, found]) => ({ op, ...found, misuse: isMisuse(found.first) }));
}

/** When a command that was answered had its effect: between the first attempt and the first answer. */
export interface Span {
  readonly from: number;
  readonly to: number;
}

export function spanOf({ first, acknowledged }: Operation): Span {
  return { from: first.at, to: acknowledged[0]?.at ?? Number.POSITIVE_INFINITY };
}

/** How a command is named in a report. */
export function nameOf({ op, first }: Operation): string {
  return `command ${op} (${first.operation} of ${first.about})`;
}

function isMisuse({ detail }: Invoked): boolean {
  return detail !== undefined && 'misuse' in detail;
}
