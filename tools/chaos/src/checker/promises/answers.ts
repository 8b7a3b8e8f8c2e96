import { checkEach, type CheckedPromise } from '@korsa/demo';
import { documentsOf, type Evidence } from '../evidence.js';
import type { Operation } from '../operations.js';
import { answered } from './acknowledged.js';

/** Promises 1 and 2 for answers to a survey, which leave a receipt and a count and nothing else. */
export function answersAreCounted(
  operations: readonly Operation[],
  evidence: Evidence,
): CheckedPromise {
  const given = Map.groupBy(
    answered(operations).filter(({ first }) => first.operation === 'respond'),
    ({ acknowledged }) => retreatOf(acknowledged[0]?.answer),
  );
  const receipts = Map.groupBy(
    documentsOf(evidence, 'evaluation.receipts').values(),
    ({ retreatId }) => String(retreatId),
  );
  const plans = documentsOf(evidence, 'evaluation.wavePlans').values();
  return checkEach('2 every answer is counted once', plans, ({ _id, waves }) => {
    const counted = (waves as { responses: number }[]).reduce(
      (sum, wave) => sum + wave.responses,
      0,
    );
    const acknowledged = given.get(_id)?.length ?? 0;
    const kept = receipts.get(_id)?.length ?? 0;
    return counted === acknowledged && kept === acknowledged
      ? undefined
      : `${_id}: ${acknowledged} answers acknowledged, ${counted} counted, ${kept} receipts`;
  });
}

function retreatOf(answer: object | undefined): string {
  return String((answer as { retreatId?: string } | undefined)?.retreatId);
}
