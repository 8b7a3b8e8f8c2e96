import { ProblemError } from '@korsa/contracts';

/** The code with which a call is refused. Throws when it is not refused. */
export async function refusalOf(call: Promise<unknown>): Promise<string> {
  try {
    await call;
  } catch (error) {
    if (error instanceof ProblemError) return error.problem.code;
    throw error;
  }
  throw new Error('The call was expected to be refused and was not.');
}
