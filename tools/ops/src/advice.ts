import { ProblemError, UnreadableAnswer } from '@korsa/contracts';
import type { Target } from './targets.js';

const next: Readonly<Record<string, string>> = {
  'letter-not-found':
    'It is decided already, another service has it, or your province does not see it: `list`.',
  'key-not-parked': 'Nothing of this key waits any more: `keys`.',
  'retry-underway': 'Somebody has asked for it already: `keys` shows how far it is.',
  'key-not-blocked': 'Nothing of this key is held back: `blocked`.',
  'province-required': 'Give the province you act for: --area 33.',
  'caller-unknown': 'Check --area and --actor (an opaque id, no name and no number of a person).',
  'service-not-ready': 'The service has not reached its database yet: try again.',
  'route-unknown':
    'This address serves no operations: it is an older service, or a process without the role api.',
};

/** What went wrong at a service, and what to do next. */
export function explained(error: unknown, { name, url }: Target): string {
  if (error instanceof ProblemError) {
    const { problem } = error;
    const broken = (problem.problems ?? []).map(({ field, rule }) => `  ${field} ${rule}`);
    const said = `${name} refuses (${problem.code}): ${problem.detail ?? problem.title}`;
    return [said, ...broken, ...(next[problem.code] ? [next[problem.code]] : [])].join('\n');
  }
  if (error instanceof UnreadableAnswer)
    return `${name} at ${url} has answered what this tool does not understand: are both of one version? (${error.operation})`;
  return `${name} does not answer at ${url}: is it running? (${reasonOf(error)})`;
}

function reasonOf(error: unknown): string {
  if (!(error instanceof Error)) return String(error);
  const { cause } = error;
  return cause instanceof Error && cause.message !== '' ? cause.message : error.message;
}
