import { readFileSync } from 'node:fs';
import { describe, expect, it } from '@jest/globals';
import { verdictOf, type AtTheGate, type Verdict } from './verdict.js';

interface Vectors {
  readonly base: AtTheGate;
  readonly vectors: readonly {
    readonly says: string;
    readonly given: Partial<AtTheGate>;
    readonly expect: Verdict;
  }[];
}

const { base, vectors } = JSON.parse(
  readFileSync(new URL('verdict.vectors.json', import.meta.url), 'utf8'),
) as Vectors;

describe('the verdict of a gate', () => {
  it.each(vectors)('$says', ({ given, expect: verdict }) => {
    expect(verdictOf({ ...base, ...given })).toEqual(verdict);
  });

  it('has a vector for everything it can say', () => {
    const said = vectors.map(({ expect: { verdict, ...more } }) =>
      'reason' in more ? more.reason : verdict,
    );
    expect(new Set(said).size).toBe(14 + 5);
  });

  it('imports nothing but plain TypeScript, so that a browser can run it', () => {
    const source = readFileSync(new URL('verdict.ts', import.meta.url), 'utf8');
    const imported = [...source.matchAll(/^import (type )?.* from '(.*)';$/gm)]
      .filter(([, type]) => !type)
      .map(([, , module]) => module);
    expect(imported).toEqual(['@korsa/domain']);
  });
});
