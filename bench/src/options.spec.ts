import { describe, expect, it } from '@jest/globals';
import { isChosen, readOptions } from './options.js';

const store = { id: 'store', name: 'store alone, 64 callers' };

describe('the options', () => {
  it('are all rows and three rounds by themselves', () => {
    const options = readOptions([]);
    expect(options).toEqual({
      chosen: [],
      rounds: 3,
      full: false,
      write: false,
      kafkaClient: undefined,
    });
    expect(isChosen(options, store)).toBe(true);
  });

  it('choose rows by words', () => {
    const options = readOptions(['relay', '64 callers', '--rounds', '5', '--full', '--write']);
    expect(options).toMatchObject({ rounds: 5, full: true, write: true });
    expect(isChosen(options, store)).toBe(true);
    expect(isChosen(readOptions(['relay']), store)).toBe(false);
  });

  it.each([['--rounds=0'], ['--rounds=two'], ['--quick'], ['--client=librdkafka']])(
    'refuse %s',
    (argument) => {
      expect(() => readOptions([argument])).toThrow();
    },
  );
});
