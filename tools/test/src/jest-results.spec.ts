import { mkdtemp, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { describe, expect, it } from '@jest/globals';
import { readJestResults } from './jest-results.js';

const results = {
  numPassedTests: 3,
  numFailedTests: 1,
  numPendingTests: 1,
  numTodoTests: 1,
  testResults: [
    {
      name: '/korsa/seat.spec.ts',
      status: 'failed',
      message: '',
      assertionResults: [
        { fullName: 'a seat is taken', status: 'passed', failureMessages: [] },
        { fullName: 'a seat is given back', status: 'failed', failureMessages: ['Expected 1'] },
      ],
    },
    {
      name: '/korsa/broken.spec.ts',
      status: 'failed',
      message: 'SyntaxError: Unexpected token',
      assertionResults: [],
    },
  ],
};

async function fileWith(content: unknown): Promise<string> {
  const path = join(await mkdtemp(join(tmpdir(), 'korsa-results-')), 'unit.json');
  await writeFile(path, JSON.stringify(content));
  return path;
}

const instead = () => 'the task printed this';

describe('readJestResults', () => {
  it('counts, and takes a file that could not be run for a failure', async () => {
    const { passed, failed, skipped } = await readJestResults(await fileWith(results), instead);
    expect({ passed, failed, skipped }).toEqual({ passed: 3, failed: 2, skipped: 2 });
  });

  it('keeps what a person needs to repair a failure', async () => {
    const { failures } = await readJestResults(await fileWith(results), instead);
    expect(failures).toEqual([
      '/korsa/seat.spec.ts\na seat is given back\nExpected 1',
      '/korsa/broken.spec.ts\nSyntaxError: Unexpected token',
    ]);
  });

  it('takes missing results for a failure', async () => {
    expect(await readJestResults('/nowhere/unit.json', instead)).toEqual({
      passed: 0,
      failed: 1,
      skipped: 0,
      failures: ['the task printed this'],
    });
  });
});
