import type { AggregateGroup } from '@korsa/domain';
import type { Halls, Notes, Tickets } from './seats.js';
import { newCause, runWithCause, type Cause, type OutboxEvent } from '../src/index.js';

/** What the promise suite needs of a store, be it the fake or the one over MongoDB. */
export interface World {
  readonly halls: Halls;
  readonly tickets: Tickets;
  readonly notes: Notes;
  readonly group: AggregateGroup;
  /** Everything that will be published, in the order in which a relay would send it per aggregate. */
  published(): Promise<readonly OutboxEvent[]>;
  /** Counters of a stored hall, undefined when there is none. */
  hallCounters(id: string): Promise<{ version: number; sequence: number } | undefined>;
}

export const magelang = '33.71';
export const malang = '35.73';

/** Runs on behalf of a city's officer. */
export function as<T>(area: string, fn: () => Promise<T>): Promise<T> {
  return runWithCause(newCause({ kind: 'request', area, actor: 'officer-1' }), fn);
}

/** Runs as the request with this Idempotency-Key. */
export function asCommand<T>(
  key: string,
  fn: () => Promise<T>,
  { fingerprint = 'f', keepsRefusals = true } = {},
): Promise<T> {
  const dedupe = { kind: 'command', key, fingerprint, keepsRefusals } as const;
  return runWithCause({ ...aCause(), dedupe }, fn);
}

/** Runs as the delivery of an event to a consumer. */
export function asDelivery<T>(
  eventId: string,
  fn: () => Promise<T>,
  consumer = 'korsa.tests',
): Promise<T> {
  return runWithCause({ ...aCause(), dedupe: { kind: 'event', consumer, eventId } }, fn);
}

function aCause(): Cause {
  return newCause({ kind: 'event', area: magelang, actor: 'officer-1' });
}

/** The events of one aggregate: type and sequence as the wire carries them. */
export async function historyOf(world: World, id: string): Promise<string[]> {
  const events = (await world.published()).filter(({ key }) => key === id);
  return events.map(
    ({ headers }) => `${Number(headers['ce_sequence'])} ${headers['ce_type']?.split('.').at(-2)}`,
  );
}

/** How calls ended: the names of errors, or `ok`. */
export async function endings(calls: readonly Promise<unknown>[]): Promise<string[]> {
  const results = await Promise.allSettled(calls);
  return results.map((result) =>
    result.status === 'fulfilled' ? 'ok' : (result.reason as Error).name,
  );
}
