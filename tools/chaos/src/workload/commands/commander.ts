import { setTimeout as pause } from 'node:timers/promises';
import type { History } from '../../history/history.js';
import type { StackUnderTest } from '../../history/stack.js';
import type { Command } from './command.js';
import { digestOf, keyOf } from './digest.js';
import { send, type Outcome } from './send.js';

/** How a caller behaves: sends once, sends again after the answer came, or sends twice at the same time. */
export type Habit = 'once' | 'again' | 'twice';

interface Settings {
  readonly stack: StackUnderTest;
  readonly seed: number;
  readonly history: History;
  readonly signal: AbortSignal;
}

interface Manner {
  readonly habit?: Habit;
  /** When the open model meant to send it. */
  readonly intended?: number;
  readonly now: string;
}

interface Sending {
  readonly intended?: number | undefined;
  /** What the history says beside it. */
  readonly detail?: object;
  /** Those of one command that are sent at the same time have different ones. */
  readonly lane?: number;
}

/** A command that has a number and a key. */
export interface Numbered {
  readonly op: number;
  readonly key: string;
  readonly command: Command;
  readonly now: string;
}

const timeoutMs = 5_000;
const firstPauseMs = 100;
const longestPauseMs = 1_000;

/** The run ended before the outcome of a command was known. */
export class OutcomeOpen extends Error {
  constructor(command: Command) {
    super(`The run ended while the outcome of ${command.operation} was open.`);
    this.name = 'OutcomeOpen';
  }
}

/** The command was refused, though the workload needs it. */
export class CommandRefused extends Error {
  constructor({ operation, about }: Command, { status, code }: { status: number; code: string }) {
    super(`${operation} of ${about} was refused: ${status} ${code}.`);
    this.name = 'CommandRefused';
  }
}

/**
 * Gives commands as a careful client behind a load balancer does: one key per command, repeated with it until the outcome is
 * definite; each attempt goes to the next process of the service.
 */
export class Commander {
  private ops = 0;
  readonly answered: Numbered[] = [];

  constructor(private readonly settings: Settings) {}

  /** The answer. Rejects with CommandRefused, or with OutcomeOpen when the run is called off. */
  async demand<Answer>(command: Command<Answer>, now: string): Promise<Answer> {
    const outcome = await this.perform(command as Command, { now });
    if (outcome.kind === 'refused') throw new CommandRefused(command as Command, outcome);
    if (outcome.kind === 'unknown') throw new OutcomeOpen(command as Command);
    return outcome.answer as Answer;
  }

  /** Repeats the command until its outcome is definite, or the run is called off. */
  async perform(command: Command, { habit = 'once', intended, now }: Manner): Promise<Outcome> {
    const op = (this.ops += 1);
    const numbered = { op, key: keyOf(this.settings.seed, op), command, now };
    const lanes = habit === 'twice' ? 2 : 1;
    const outcomes = await Promise.all(
      Array.from({ length: lanes }, (_, lane) => this.untilDefinite(numbered, { intended, lane })),
    );
    const outcome = outcomes.find(({ kind }) => kind === 'acknowledged') ?? outcomes[0]!;
    if (outcome.kind !== 'acknowledged') return outcome;
    this.answered.push(numbered);
    if (habit === 'again') await this.untilDefinite(numbered);
    return outcome;
  }

  /** Sends a command that was answered once more; the history has it under the same number. */
  async repeat(numbered: Numbered): Promise<void> {
    await this.untilDefinite(numbered);
  }

  /** Sends another command with the key of one that was answered, as a number of its own. */
  async misuse({ key, command, now }: Numbered, body: unknown): Promise<void> {
    const request = { ...command.request, body };
    const misused = { ...command, request, about: `${command.about} (another body)` };
    const misuse = { op: (this.ops += 1), key, command: misused, now };
    await this.untilDefinite(misuse, { detail: { misuse: true } });
  }

  private async untilDefinite(
    numbered: Numbered,
    { lane = 0, ...given }: Sending = {},
  ): Promise<Outcome> {
    const { signal, stack } = this.settings;
    const urls = stack.baseUrls[numbered.command.service];
    let wait = firstPauseMs;
    for (let turn = numbered.op + lane; ; turn += 1) {
      const outcome = await this.attempt(numbered, urls[turn % urls.length]!, given);
      if (outcome.kind !== 'unknown' || signal.aborted) return outcome;
      await pause(wait, undefined, { signal }).catch(() => undefined);
      if (signal.aborted) return outcome;
      wait = Math.min(wait * 2, longestPauseMs);
    }
  }

  private async attempt(
    { op, key, command, now }: Numbered,
    baseUrl: string,
    { intended, detail }: Omit<Sending, 'lane'>,
  ): Promise<Outcome> {
    const { history } = this.settings;
    const { service, operation, about, keep, endpoint } = command;
    history.record({
      kind: 'invoked',
      op,
      ...(intended === undefined ? {} : { intended }),
      service,
      operation,
      key,
      about,
      ...(detail && { detail }),
      ...(endpoint.idempotency === 'by-nature' && { byNature: true }),
    });
    const outcome = await send(command, { baseUrl, key, now, timeoutMs });
    if (outcome.kind === 'acknowledged') {
      const { answer, ...rest } = outcome;
      const kept = { digest: digestOf(answer), ...keep(answer) };
      history.record({ ...rest, op, answer: kept });
    } else history.record({ ...outcome, op });
    return outcome;
  }
}
