import { describe, expect, it } from '@jest/globals';
import { newId } from './ids.js';
import { inOrder, portionsOf } from './portions.js';
import { hashOf } from './shard.js';
import { byStretch } from './stretch.js';
import type { Ref } from './work.js';

const refsOf = (ids: readonly string[]) => ids.map((id) => ({ id }) as Ref);
const some = (count: number) => refsOf(Array.from({ length: count }, () => newId()));
const idsOf = (refs: readonly Ref[]) => refs.map(({ id }) => id).sort();

describe('portions of a call that changes many', () => {
  it('hold everything once, few at a time, and give the results back in order', () => {
    const refs = some(500);
    const portions = portionsOf(refs);
    expect(idsOf(portions.flatMap((portion) => portion.refs))).toEqual(idsOf(refs));
    expect(Math.max(...portions.map((portion) => portion.refs.length))).toBeLessThanOrEqual(64);
    const results = portions.map((portion) => portion.refs.map(({ id }) => id));
    expect(inOrder(refs, portions, results)).toEqual(refs.map(({ id }) => id));
  });

  it('are the same for a repeat that names the same in another order', () => {
    const refs = some(300);
    const cut = (given: readonly Ref[]) => portionsOf(given).map((portion) => idsOf(portion.refs));
    expect(cut([...refs].reverse())).toEqual(cut(refs));
  });

  it('of calls of one size put an id into the same stretch', () => {
    const shared = some(100);
    const stretches = [some(400), some(400)].map((others) => {
      const portions = portionsOf([...shared, ...others]);
      return shared.map((ref) => portions.find(({ refs }) => refs.includes(ref))?.stretch);
    });
    expect(stretches[0]).toEqual(stretches[1]);
  });

  it('stay small when all hashes fall together', () => {
    const crowded = Array.from({ length: 4_000 }, () => newId()).filter(
      (id) => hashOf(id) < 2 ** 32 / 16,
    );
    const sizes = portionsOf(refsOf(crowded)).map(({ refs }) => refs.length);
    expect(Math.max(...sizes)).toBe(64);
  });
});

describe('calls by stretch', () => {
  const call = (name: string, from: number, to: number) => ({
    name,
    work: { stretch: { from, to } },
  });
  const names = (calls: Iterable<{ name: string }>) => [...calls].map(({ name }) => name).join('');
  const calls = [call('a', 0, 10), call('b', 10, 20), call('c', 0, 5), call('d', 15, 20)];

  it('go with the oldest that may be about the same, and the next oldest follows', () => {
    expect(names(byStretch(calls, []))).toBe('acbd');
  });

  it('wait while others in their stretch are under way', () => {
    expect(names(byStretch(calls, [{ from: 4, to: 5 }]))).toBe('bd');
  });
});
