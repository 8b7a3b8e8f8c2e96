import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import { inOrderPerKey, Slots } from './key-lanes.js';

const tick = () => new Promise<void>((resolve) => setImmediate(resolve));

async function run(items: readonly string[], slots = 100, unfinished: readonly string[] = []) {
  const started: string[] = [];
  const upTo: string[] = [];
  let running = 0;
  let most = 0;
  const busyKeys = new Set<string>();
  await inOrderPerKey({
    items,
    keyOf: (item) => item.charAt(0),
    slots: new Slots(slots),
    work: async (item) => {
      const key = item.charAt(0);
      if (busyKeys.has(key)) throw new Error(`Two of key ${key} at the same time.`);
      busyKeys.add(key);
      started.push(item);
      most = Math.max(most, ++running);
      await tick();
      running -= 1;
      busyKeys.delete(key);
      return !unfinished.includes(item);
    },
    onDone: (item) => upTo.push(item),
  });
  return { started, most, upTo };
}

describe('inOrderPerKey', () => {
  it('keeps each key in order, whatever the mixture', async () => {
    await fc.assert(
      fc.asyncProperty(
        fc.array(fc.constantFrom('a', 'b', 'c', 'd'), { maxLength: 30 }),
        fc.integer({ min: 1, max: 4 }),
        async (keys, slots) => {
          const items = keys.map((key, at) => `${key}${at}`);
          const { started, most, upTo } = await run(items, slots);
          for (const key of new Set(keys)) {
            expect(started.filter((item) => item.startsWith(key))).toEqual(
              items.filter((item) => item.startsWith(key)),
            );
          }
          expect(most).toBeLessThanOrEqual(slots);
          expect(upTo.at(-1)).toBe(items.at(-1));
        },
      ),
    );
  });

  it('works on different keys side by side', async () => {
    expect((await run(['a1', 'b1', 'c1', 'a2'])).most).toBe(3);
  });

  it('leaves the rest of a key alone after an item that is not done, and says how far everything is done', async () => {
    const { started, upTo } = await run(['a1', 'b1', 'c1', 'b2', 'a2'], 100, ['b1']);
    expect(started).not.toContain('b2');
    expect(started).toContain('a2');
    expect(upTo.at(-1)).toBe('a1');
  });
});
