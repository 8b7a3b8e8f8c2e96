import { checkEach, type CheckedPromise, type StreamEvent } from '@korsa/demo';
import { nameOf, type Operation } from '../operations.js';
import { answered } from './acknowledged.js';
import { refusedBefore } from './refused-before.js';

/**
 * Promise 6: however often a command is repeated, it gets the first answer. Where no answer is kept a repeat is told how
 * things are now; that it has no second effect is promise 2.
 */
export function repeatsGetTheFirstAnswer(
  operations: readonly Operation[],
  events: readonly StreamEvent[],
): CheckedPromise {
  const cameFirst = refusedBefore(operations, events);
  const repeated = answered(operations).filter(
    ({ acknowledged, refused, first }) =>
      acknowledged.length + refused.length > 1 && !first.byNature,
  );
  return checkEach('6 a repeated command gets the first answer', repeated, (operation) => {
    const { acknowledged, refused } = operation;
    const [no] = refused;
    if (no && !cameFirst(operation))
      return `${nameOf(operation)} was answered, and refused with ${no.status} ${no.code}`;
    const digests = new Set(
      acknowledged.map(
        ({ answer, status }) => `${status} ${(answer as { digest: string }).digest}`,
      ),
    );
    return digests.size === 1 ? undefined : `${nameOf(operation)} got ${digests.size} answers`;
  });
}

/** Promise 6: a key that was used is refused to another body. */
export function usedKeysAreRefused(operations: readonly Operation[]): CheckedPromise {
  const misused = operations.filter(({ misuse }) => misuse);
  return checkEach('6 a used key with another body is refused', misused, (operation) => {
    const [no] = operation.refused;
    const right = no?.status === 422 && operation.acknowledged.length === 0;
    return right
      ? undefined
      : `${nameOf(operation)} was ${no ? `${no.status} ${no.code}` : 'taken'}`;
  });
}

/** A careful client comes to a definite answer when the faults are over. */
export function everythingIsDecided(operations: readonly Operation[]): CheckedPromise {
  return checkEach('6 every command has a definite outcome', operations, (operation) =>
    operation.acknowledged.length + operation.refused.length > 0
      ? undefined
      : `${nameOf(operation)} is still open`,
  );
}
