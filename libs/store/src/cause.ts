import { AsyncLocalStorage } from 'node:async_hooks';
import {
  covers,
  isAreaCode,
  type AggregateState,
  type AreaCode,
  type Instant,
} from '@korsa/domain';
import { NoCause } from './errors.js';
import { newId } from './ids.js';
import { Journal } from './journal.js';

/** What makes a repeat recognisable: the delivery of an event, or the Idempotency-Key of a command. */
export type Dedupe =
  { readonly kind: 'event'; readonly consumer: string; readonly eventId: string } | CommandDedupe;

interface CommandDedupe {
  readonly kind: 'command';
  /** Already scoped to caller and route. */
  readonly key: string;
  /** Tells bodies apart. */
  readonly fingerprint: string;
  /** Whether a repeat gets a refusal again, too; else it is decided anew after one. */
  readonly keepsRefusals?: boolean;
}

/** Why something happens, on whose behalf, and in which area. Travels in AsyncLocalStorage. */
export interface Cause {
  readonly kind: 'request' | 'event' | 'timer';
  readonly correlationId: string;
  readonly causationId: string;
  /** Opaque id of the person or service that acts. */
  readonly actor: string;
  /** A city (`33.71`) or a province (`33`): what may be read and written. */
  readonly area: AreaCode;
  /** The simulated time, in simulation mode only. */
  readonly now?: Instant;
  readonly dedupe?: Dedupe;
}

interface Context {
  readonly cause: Cause | undefined;
  readonly journal: Journal;
  /** Reason for reading across areas, see `acrossAreas`. */
  readonly across?: string;
}

const storage = new AsyncLocalStorage<Context>();

/** Runs `fn` on behalf of the cause. Store calls inside count from here. Throws NoCause when the area is no area code. */
export function runWithCause<T>(cause: Cause, fn: () => PromiseLike<T>): Promise<T>;
export function runWithCause<T>(cause: Cause, fn: () => T): T;
export function runWithCause<T>(cause: Cause, fn: () => T): T | Promise<Awaited<T>> {
  if (!isAreaCode(cause.area)) throw new NoCause('The cause has no valid area.');
  return storage.run({ cause, journal: new Journal() }, () => started(fn()));
}

/** The cause of what runs now. Throws NoCause. */
export function currentCause(): Cause {
  const cause = storage.getStore()?.cause;
  if (!cause) throw new NoCause();
  return cause;
}

/** The cause of what runs now, if there is one: for log lines, which must not fail. */
export function findCause(): Cause | undefined {
  return storage.getStore()?.cause;
}

/** A cause at the start of a chain: a fresh correlation id that is its own causation. */
export function newCause(given: Pick<Cause, 'kind' | 'actor' | 'area'> & Partial<Cause>): Cause {
  const id = newId();
  return { correlationId: id, causationId: id, ...given };
}

/**
 * Lets `fn` read every city: for the service's own work that belongs to no area (a timer that looks for what is due,
 * a migration). Writes still need the cause of the city they belong to. The reason is for those who search for it.
 */
export function acrossAreas<T>(reason: string, fn: () => PromiseLike<T>): Promise<T> {
  const outer = storage.getStore();
  const journal = outer?.journal ?? new Journal();
  const context = { cause: outer?.cause, journal, across: reason };
  return storage.run(context, () => Promise.resolve(fn()));
}

/**
 * Runs one part of a command on its own, e.g. a row of an import: its store calls are counted from 0 under the
 * command's key and `name`. So a repeat of a command that was interrupted between two parts finishes the others,
 * whatever the parts that are done do now; a part that was refused is decided anew. Names must be unique within the command and the same in a repeat. Without
 * a command it only runs `fn`: a repeated event is known by the aggregate already.
 */
export function inPart<T>(name: string, fn: () => PromiseLike<T>): Promise<T> {
  const cause = currentCause();
  const { dedupe } = cause;
  if (dedupe?.kind !== 'command') return Promise.resolve(fn());
  const { kind, key, fingerprint } = dedupe;
  const part: Cause = { ...cause, dedupe: { kind, key: `${key}/${name}`, fingerprint } };
  const context = { ...storage.getStore(), cause: part, journal: new Journal(currentJournal()) };
  return storage.run(context, () => Promise.resolve(fn()));
}

/** A mongoose query runs when it is awaited: awaited outside it would run on behalf of somebody else. */
function started<T>(result: T): T | Promise<Awaited<T>> {
  const lazy = typeof (result as PromiseLike<unknown> | undefined)?.then === 'function';
  return lazy && !(result instanceof Promise) ? Promise.resolve(result) : result;
}

/** Whether a store call of the current cause was answered from the record of an earlier run. */
export function isReplay(): boolean {
  return (storage.getStore()?.journal.replays ?? 0) > 0;
}

/** The area that reads are limited to; undefined inside `acrossAreas`. Throws NoCause. */
export function readableArea(): AreaCode | undefined {
  return storage.getStore()?.across === undefined ? currentCause().area : undefined;
}

/** The state, if it may be read in the area (`undefined`: in every area). */
export function readable<S extends AggregateState>(
  state: S | undefined,
  area: AreaCode | undefined,
): S | undefined {
  return state && (area === undefined || covers(area, state.cityCode)) ? state : undefined;
}

/** The journal of the current cause. Throws NoCause. */
export function currentJournal(): Journal {
  currentCause();
  return storage.getStore()!.journal;
}

/** The id that is meant: in a repeated command, that of the first run. */
export function meantId(id: string): string {
  return storage.getStore()?.journal.resolve(id) ?? id;
}
