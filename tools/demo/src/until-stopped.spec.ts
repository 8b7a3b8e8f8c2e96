import { afterEach, beforeEach, describe, expect, it, jest } from '@jest/globals';
import { unlessStopped, untilStopped } from './until-stopped.js';

const signals = ['SIGINT', 'SIGTERM'] as const;
let said: string[];
let exit: jest.SpiedFunction<typeof process.exit>;

beforeEach(() => {
  said = [];
  exit = jest.spyOn(process, 'exit').mockImplementation((code) => {
    throw new Error(`exit ${code}`);
  });
});
afterEach(() => {
  exit.mockRestore();
  for (const signal of signals) process.removeAllListeners(signal);
});

describe.each(signals)('%s', (signal) => {
  it('is said at once, and a second one ends the process', async () => {
    const stopped = untilStopped((line) => said.push(line));
    process.emit(signal);
    expect(said).toEqual(['stopping']);
    await stopped;
    expect(() => process.emit(signal)).toThrow('exit 130');
    expect(said).toEqual(['stopping']);
  });

  it('ends the process while something is still starting', async () => {
    const stopped = untilStopped(() => undefined);
    const starting = unlessStopped(new Promise(() => undefined), stopped);
    process.emit(signal);
    await expect(starting).rejects.toThrow('exit 130');
  });

  it('does not end the process once that has started', async () => {
    const stopped = untilStopped(() => undefined);
    expect(await unlessStopped(Promise.resolve('up'), stopped)).toBe('up');
    process.emit(signal);
    await stopped;
    expect(exit).not.toHaveBeenCalled();
  });
});
