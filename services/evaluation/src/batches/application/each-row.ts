import type { BatchView, RowOutcome } from '@korsa/contracts';
import { DomainError } from '@korsa/domain';
import { inPart } from '@korsa/store';

/**
 * Takes the rows of a batch, each accepted or refused by itself; the store commits them in groups. Each row is
 * repeated by itself too: a batch that was interrupted and comes again with its key finishes what is left.
 */
export async function eachRow<Row>(
  rows: readonly Row[],
  take: (row: Row) => Promise<unknown>,
): Promise<BatchView> {
  const outcomes = await Promise.all(
    rows.map((row, at) => inPart(`row-${at}`, () => outcomeOf(at, () => take(row)))),
  );
  const counted = (outcome: RowOutcome['outcome']) =>
    outcomes.filter((row) => row.outcome === outcome).length;
  return {
    accepted: counted('accepted'),
    refused: counted('refused'),
    rows: outcomes,
  };
}

async function outcomeOf(row: number, take: () => Promise<unknown>): Promise<RowOutcome> {
  try {
    await take();
    return { row, outcome: 'accepted', code: null };
  } catch (error) {
    // A row that broke no rule: the caller repeats the batch.
    if (!(error instanceof DomainError) || error.isTransient) throw error;
    return { row, outcome: 'refused', code: error.code };
  }
}
