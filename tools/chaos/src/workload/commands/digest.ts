import { createHash } from 'node:crypto';

/** Tells whether two answers are the same, without keeping them. */
export function digestOf(answer: unknown): string {
  return createHash('sha256').update(JSON.stringify(answer)).digest('base64url').slice(0, 16);
}

/** A UUID that is the same in every run with the same seed. */
export function keyOf(seed: number, op: number): string {
  const hex = createHash('sha256').update(`${seed} ${op}`).digest('hex');
  const parts = [
    hex.slice(0, 8),
    hex.slice(8, 12),
    `4${hex.slice(13, 16)}`,
    `8${hex.slice(17, 20)}`,
  ];
  return [...parts, hex.slice(20, 32)].join('-');
}
