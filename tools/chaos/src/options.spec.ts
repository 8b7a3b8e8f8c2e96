import { describe, expect, it } from '@jest/globals';
import { chaosOptions, commandOf, isThorough } from './options.js';

describe('the options', () => {
  it('have defaults, and a new seed each time', () => {
    const first = chaosOptions([]);
    expect(first).toMatchObject({ milliseconds: 180_000, faults: [], only: [], rate: 20 });
    expect(Array.from({ length: 5 }, () => chaosOptions([]).seed)).not.toEqual(
      Array.from({ length: 5 }, () => first.seed),
    );
  });

  it('can be written down as the command that repeats a part of the run', () => {
    const args = ['--seed', '7', '--minutes', '2', '--faults', 'kill-api,cut-mongo'];
    const command = commandOf(chaosOptions(args), [2, 5]);
    expect(command).toBe(
      'npm run chaos -- --seed 7 --seconds 120 --rate 20 --faults kill-api,cut-mongo --only 2,5',
    );
    expect(chaosOptions(command.split(' ').slice(4))).toEqual({
      ...chaosOptions(args),
      only: [2, 5],
    });
  });

  it.each([
    ['--seed', 'x'],
    ['--seed', '1.5'],
    ['--minutes', '0'],
    ['--only', '0'],
    ['--nonsense', '1'],
  ])('refuse %s %s', (name, value) => {
    expect(() => chaosOptions([name, value])).toThrow(/Usage: npm run chaos/);
  });

  it.each<[boolean, string[]]>([
    [true, ['--minutes', '5']],
    [false, ['--minutes', '4.9']],
    [false, ['--minutes', '5', '--faults', 'kill-api']],
    [false, ['--minutes', '5', '--only', '1']],
  ])('say %s to a thorough run for %j', (thorough, args) => {
    expect(isThorough(chaosOptions(args))).toBe(thorough);
  });

  it('refuse both minutes and seconds', () => {
    expect(() => chaosOptions(['--minutes', '1', '--seconds', '1'])).toThrow('not both');
  });
});
