import { spawn } from 'node:child_process';
import { readFile, rm } from 'node:fs/promises';
import { join, sep } from 'node:path';
import { root } from '../root.js';
import type { Mechanism } from '../mechanism.js';
import { shortMessage } from './failure-message.js';

/** How the tests of a mechanism ended. */
export interface TestRun {
  readonly passed: number;
  /** Names of the tests that failed. */
  readonly red: readonly string[];
  /** What the first of them said. */
  readonly message?: string;
  /** What was printed, for when nothing ran. */
  readonly output: string;
}

interface JestResults {
  readonly numPassedTests: number;
  readonly testResults: readonly {
    readonly assertionResults: readonly {
      readonly fullName: string;
      readonly status: string;
      readonly failureMessages: readonly string[];
    }[];
  }[];
}

const longestMs = 300_000;

/** Runs the tests of a mechanism in a copy of the tree. */
export async function runTest(
  tree: string,
  { file, name }: Mechanism['test'],
  environment: NodeJS.ProcessEnv,
): Promise<TestRun> {
  const [kind = '', project = ''] = file.split('/');
  const level = file.includes('.int.spec.') ? 'int' : file.includes('.e2e.') ? 'e2e' : 'unit';
  const cwd = kind === 'e2e' ? join(tree, kind) : join(tree, kind, project);
  const results = join(cwd, '.results', 'proof.json');
  await rm(results, { force: true });
  const output = await jest(cwd, environment, [
    '--config',
    join(tree, `jest.${level}.mjs`),
    '--runTestsByPath',
    join(tree, file.split('/').join(sep)),
    ...(name ? ['--testNamePattern', name] : []),
    '--forceExit',
    '--json',
    `--outputFile=${results}`,
  ]);
  const text = await readFile(results, 'utf8').catch(() => undefined);
  if (text === undefined) return { passed: 0, red: [], output };
  const { numPassedTests, testResults } = JSON.parse(text) as JestResults;
  const failed = testResults
    .flatMap(({ assertionResults }) => assertionResults)
    .filter(({ status }) => status === 'failed');
  const red = failed.map(({ fullName }) => fullName);
  const said = failed[0]?.failureMessages[0];
  return {
    passed: numPassedTests,
    red,
    output,
    ...(said === undefined ? {} : { message: shortMessage(said, tree) }),
  };
}

function jest(
  cwd: string,
  environment: NodeJS.ProcessEnv,
  args: readonly string[],
): Promise<string> {
  const program = join(root, 'node_modules', 'jest', 'bin', 'jest.js');
  const child = spawn(process.execPath, ['--experimental-vm-modules', program, ...args], {
    cwd,
    env: { ...process.env, ...environment, NODE_OPTIONS: '', NO_COLOR: '1' },
    stdio: ['ignore', 'ignore', 'pipe'],
    timeout: longestMs,
    killSignal: 'SIGKILL',
  });
  let output = '';
  child.stderr.on('data', (data: Buffer) => (output += data.toString()));
  return new Promise((resolve, reject) => {
    child.once('error', reject);
    child.once('close', () => resolve(output));
  });
}
