import { createClient, operationsApi } from '@korsa/contracts';
import { explained } from './advice.js';
import { readCommand, type Command, type CommandName } from './command-line.js';
import { release, retry, skip } from './decide.js';
import { blocked, decisions, keys, list, show } from './look.js';
import type { Asked, Outcome } from './outcome.js';
import type { Target } from './targets.js';
import { usage, UsageError } from './usage.js';

interface Output {
  readonly out: (text: string) => void;
  readonly err: (text: string) => void;
}

const commands: Readonly<Record<CommandName, (asked: Asked) => Promise<Outcome>>> = {
  list,
  keys,
  show,
  blocked,
  decisions,
  retry,
  skip,
  release,
};

/** Carries a command line out and answers the exit code. */
export async function run(
  args: readonly string[],
  env: NodeJS.ProcessEnv,
  { out, err }: Output,
): Promise<number> {
  try {
    const command = readCommand(args, env);
    if (!command) {
      out(usage);
      return 0;
    }
    const asked = await Promise.all(command.targets.map((target) => ask(command, target)));
    return report(command, asked, { out, err });
  } catch (error) {
    if (!(error instanceof UsageError)) throw error;
    err(`${error.message}\n\n${usage}`);
    return 2;
  }
}

interface Answer {
  readonly target: Target;
  readonly outcome?: Outcome;
  readonly problem?: string;
}

async function ask(command: Command, target: Target): Promise<Answer> {
  const { area, actor } = command.caller;
  const client = createClient(operationsApi, {
    baseUrl: target.url,
    headers: () => ({ 'Korsa-Area': area, 'Korsa-Actor': actor }),
    timeoutMs: 15_000,
  });
  try {
    return { target, outcome: await commands[command.name]({ target, client, command }) };
  } catch (error) {
    return { target, problem: explained(error, target) };
  }
}

function report(
  { json, targets }: Command,
  answers: readonly Answer[],
  { out, err }: Output,
): number {
  const several = targets.length > 1;
  if (json) {
    const data = answers.flatMap(({ target, outcome }) =>
      outcome ? [{ service: target.name, data: outcome.data }] : [],
    );
    out(JSON.stringify(several ? data : (data[0]?.data ?? null), null, 2));
  }
  for (const { target, outcome, problem } of answers) {
    if (outcome && !json)
      out(several ? `${target.name}\n${indented(outcome.text)}\n` : outcome.text);
    if (problem) err(problem);
  }
  return answers.some(({ outcome, problem }) => problem !== undefined || outcome?.failed) ? 1 : 0;
}

function indented(text: string): string {
  return text.replace(/^/gm, '  ');
}
