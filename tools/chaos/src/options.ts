import { parseArgs } from 'node:util';

export interface ChaosOptions {
  readonly seed: number;
  /** How long faults are planned for. */
  readonly milliseconds: number;
  /** Only these kinds of fault; all when empty. */
  readonly faults: readonly string[];
  /** Only these faults of the schedule, counted from 1; all when empty. */
  readonly only: readonly number[];
  /** Commands per second. */
  readonly rate: number;
  /** Also write the result as data to this file. */
  readonly json: string | undefined;
  /** Runs that may be spent on finding the smallest schedule that fails. */
  readonly minimise: number;
}

const usage = `Usage: npm run chaos -- [--minutes N | --seconds N] [--seed S] [--faults NAME,NAME] [--only 1,2]
                        [--rate N] [--json FILE] [--minimise RUNS]`;

/** The options of `npm run chaos -- …`. Throws with a usage line for anything else. */
export function chaosOptions(args: readonly string[]): ChaosOptions {
  try {
    const { values } = parseArgs({
      args: [...args],
      options: {
        seed: { type: 'string' },
        minutes: { type: 'string' },
        seconds: { type: 'string' },
        faults: { type: 'string', default: '' },
        only: { type: 'string', default: '' },
        rate: { type: 'string', default: '20' },
        json: { type: 'string' },
        minimise: { type: 'string', default: '8' },
      },
    });
    if (values.minutes !== undefined && values.seconds !== undefined)
      throw new Error('Give --minutes or --seconds, not both.');
    const seconds = values.seconds ?? String(60 * number('--minutes', values.minutes ?? '3', 0.1));
    return {
      seed: values.seed === undefined ? newSeed() : whole('--seed', values.seed, 0),
      milliseconds: 1_000 * number('--seconds', seconds, 1),
      faults: parts(values.faults),
      only: parts(values.only).map((part) => whole('--only', part, 1)),
      rate: number('--rate', values.rate, 0.1),
      json: values.json,
      minimise: whole('--minimise', values.minimise, 0),
    };
  } catch (error) {
    const reason = error instanceof Error ? error.message : String(error);
    throw new Error(`${reason}\n${usage}`, { cause: error });
  }
}

/** The command that does the same again, or only some faults of it. */
export function commandOf(options: ChaosOptions, only: readonly number[] = options.only): string {
  const { seed, milliseconds, faults, rate } = options;
  return [
    `npm run chaos -- --seed ${seed} --seconds ${milliseconds / 1_000} --rate ${rate}`,
    ...(faults.length > 0 ? [`--faults ${faults.join(',')}`] : []),
    ...(only.length > 0 ? [`--only ${only.join(',')}`] : []),
  ].join(' ');
}

/** From here on a run with every fault is long enough for each check to find something to look at, milliseconds. */
const thoroughMs = 300_000;

/** Whether a check that found nothing to look at means that something is wrong. */
export function isThorough({ milliseconds, faults, only }: ChaosOptions): boolean {
  return milliseconds >= thoroughMs && faults.length === 0 && only.length === 0;
}

function newSeed(): number {
  return Math.floor(Math.random() * 1_000_000);
}

function parts(text: string): string[] {
  return text.split(',').filter(Boolean);
}

function whole(name: string, text: string, least: number): number {
  const value = number(name, text, least);
  if (!Number.isInteger(value)) throw new Error(`${name} is ${text}; it must be a whole number.`);
  return value;
}

function number(name: string, text: string, least: number): number {
  const value = Number(text);
  if (text !== '' && value >= least) return value;
  throw new Error(`${name} is ${text}; it must be a number, at least ${least}.`);
}
