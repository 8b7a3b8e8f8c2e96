import { DomainError } from '@korsa/domain';

/** The rule that was broken; fails when none was. */
export function refusal(fn: () => unknown): DomainError {
  try {
    fn();
  } catch (error) {
    return ruleOf(error);
  }
  throw new Error('Nothing was refused.');
}

/** The rule that a use case found broken; fails when none was. */
export async function refused(answer: Promise<unknown>): Promise<DomainError> {
  const [outcome] = await Promise.allSettled([answer]);
  if (outcome.status === 'fulfilled') throw new Error('Nothing was refused.');
  return ruleOf(outcome.reason);
}

function ruleOf(error: unknown): DomainError {
  if (error instanceof DomainError) return error;
  throw error;
}
