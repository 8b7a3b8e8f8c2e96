import { describe, expect, it } from '@jest/globals';
import { failedTasks, taskOutput } from './nx-output.js';

const output = `
 NX   Running target typecheck for 3 projects:

> nx run domain:typecheck  [local cache]

> tsc --noEmit -p .\r

> nx run store:typecheck

> tsc --noEmit -p .
src/store.ts(1,10): error TS2305: no exported member.
Warning: command "tsc --noEmit -p ." exited with non-zero status code

> nx run store-tools:typecheck

> tsc --noEmit -p .
src/tools.ts(2,1): error TS6133: never read.

————————————————————————————————————————————————————————

 NX   Ran target typecheck for 3 projects (9s)

✔  1/3 succeeded [1 read from cache]

✖  2/3 targets failed, including the following:

Failed tasks:

- store:typecheck
- store-tools:typecheck
`;

describe('failedTasks', () => {
  it('keeps what the failed tasks printed and nothing else', () => {
    const said = failedTasks(output);
    expect(said).toContain('error TS2305');
    expect(said).toContain('error TS6133');
    expect(said).not.toContain('domain');
    expect(said).not.toContain('succeeded');
  });

  it('keeps everything when nx failed before the first task', () => {
    expect(failedTasks('Cannot read project.json')).toBe('Cannot read project.json');
  });
});

describe('taskOutput', () => {
  it('does not take a task for another whose name begins alike', () => {
    expect(taskOutput(output, 'store:typecheck')).not.toContain('TS6133');
  });

  it('finds a task whose result came from the cache', () => {
    expect(taskOutput(output, 'domain:typecheck')).toContain('tsc');
  });

  it('says so when there is none', () => {
    expect(taskOutput(output, 'other:typecheck')).toBe('other:typecheck printed nothing.');
  });
});
