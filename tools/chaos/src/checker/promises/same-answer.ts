import { checkEach, type CheckedPromise } from '@korsa/demo';
import { nameOf, type Operation } from '../operations.js';

/**
 * Promise 6: however often a command is repeated, it gets the first answer, and a no is one. Where no answer is kept a
 * repeat is told how things are now; that it has no second effect is promise 2.
 */
export function repeatsGetTheFirstAnswer(operations: readonly Operation[]): CheckedPromise {
  const repeated = operations.filter(
    ({ acknowledged, refused, first, misuse }) =>
      acknowledged.length + refused.length > 1 && !first.byNature && !misuse,
  );
  return checkEach('6 a repeated command gets the first answer', repeated, (operation) => {
    const answers = new Set([
      ...operation.acknowledged.map(({ answer, status }) => `${status} ${digestOf(answer)}`),
      ...operation.refused.map(({ status, code }) => `${status} ${code}`),
    ]);
    if (answers.size === 1) return undefined;
    return `${nameOf(operation)} got ${[...answers].join(' and ')}`;
  });
}

function digestOf(answer: unknown): string {
  return (answer as { digest: string }).digest;
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
