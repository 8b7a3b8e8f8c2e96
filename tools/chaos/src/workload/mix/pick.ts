import type { Chance } from '@korsa/demo';

/** One of the items, each as likely as the others. Throws when there is none. */
export function pick<Item>(chance: Chance, items: readonly Item[]): Item {
  const item = items[chance.between(0, items.length - 1)];
  if (item === undefined) throw new Error('There is nothing to pick from.');
  return item;
}

/** One of the items, as likely as its weight says. */
export function weighted<Item>(chance: Chance, items: readonly (readonly [number, Item])[]): Item {
  const all = items.reduce((sum, [weight]) => sum + weight, 0);
  let left = chance.next() * all;
  for (const [weight, item] of items) {
    left -= weight;
    if (left < 0) return item;
  }
  return items.at(-1)![1];
}

/** A UUID that depends on chance only. */
export function uuid(chance: Chance): string {
  const hex = Array.from({ length: 32 }, () => chance.between(0, 15).toString(16)).join('');
  const [a, b, c, d] = [hex.slice(0, 8), hex.slice(8, 12), hex.slice(13, 16), hex.slice(17, 20)];
  return [a, b, `4${c}`, `8${d}`, hex.slice(20)].join('-');
}
