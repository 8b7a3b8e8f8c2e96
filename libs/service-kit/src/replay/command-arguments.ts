import { hostname } from 'node:os';

/** The arguments of a command do not fit; the message says how it is used. */
export class CommandMisused extends Error {
  constructor(problem: string, usage: string) {
    super(`${problem}\n\n${usage}`);
    this.name = 'CommandMisused';
  }
}

/** For locks and records: which process of which machine does it, and for whom when `--by` says so. */
export function actorOf(command: string, by: string | undefined): string {
  const place = `${command}, process ${process.pid} on ${hostname()}`;
  return by ? `${by} (${place})` : place;
}

/** A whole number from `least` on, undefined when it is not given. Throws CommandMisused. */
export function wholeNumber(
  name: string,
  text: string | undefined,
  least: number,
  usage: string,
): number | undefined {
  if (text === undefined) return undefined;
  const value = Number(text);
  if (!Number.isSafeInteger(value) || value < least)
    throw new CommandMisused(`--${name} must be a whole number from ${least} on.`, usage);
  return value;
}
