import { readFile } from 'node:fs/promises';
import { check, sum, type Outcome } from './outcome.js';

/** What we read of the file that `jest --json` writes. */
interface JestResults {
  readonly numPassedTests: number;
  readonly numFailedTests: number;
  readonly numPendingTests: number;
  readonly numTodoTests: number;
  readonly testResults: readonly JestFile[];
}

interface JestFile {
  readonly name: string;
  readonly message: string;
  readonly status: 'passed' | 'failed';
  readonly assertionResults: readonly {
    readonly fullName: string;
    readonly status: string;
    readonly failureMessages: readonly string[];
  }[];
}

/** Counts the results of one project. A test file that could not be run is a failure, and so are no results at all. */
export async function readJestResults(path: string, instead: () => string): Promise<Outcome> {
  const text = await readFile(path, 'utf8').catch(() => undefined);
  if (text === undefined) return check(instead());
  const results = JSON.parse(text) as JestResults;
  return sum([
    {
      passed: results.numPassedTests,
      failed: results.numFailedTests,
      skipped: results.numPendingTests + results.numTodoTests,
      failures: results.testResults.flatMap((file) => failuresIn(file)),
    },
    ...results.testResults
      .filter(hasNotRun)
      .map(({ name, message }) => check(`${name}\n${message}`)),
  ]);
}

function hasNotRun({ status, assertionResults }: JestFile): boolean {
  return status === 'failed' && !assertionResults.some((test) => test.status === 'failed');
}

function failuresIn({ name, assertionResults }: JestFile): readonly string[] {
  return assertionResults
    .filter(({ status }) => status === 'failed')
    .map(({ fullName, failureMessages }) => `${name}\n${fullName}\n${failureMessages.join('\n')}`);
}
