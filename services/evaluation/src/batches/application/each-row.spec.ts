import { describe, expect, it } from '@jest/globals';
import { InMemoryAggregates, newCause, runWithCause, StoreUnavailable } from '@korsa/store';
import { score } from '../../tests/domain/test-scores.js';
import { testScoresAggregate } from '../../tests/persistence/mongo-test-scores.js';
import { eachRow } from './each-row.js';

const rows = ['a', 'b', 'c', 'd'];
const dedupe = { kind: 'command', key: 'batch-1', fingerprint: 'f' } as const;
const asCommand = <T>(fn: () => T) =>
  runWithCause(newCause({ kind: 'request', actor: 'tester', area: '33.71', dedupe }), fn);

describe('a batch', () => {
  const owner = { cityCode: '33.71', retreatId: 'retreat-1' };

  it('that was interrupted finishes what is left when it comes again', async () => {
    const sheets = new InMemoryAggregates(testScoresAggregate);
    let broken = true;
    const take = async (id: string) => {
      if (broken && id === 'c') throw new StoreUnavailable('it was killed');
      const known = await sheets.find(id);
      // As a use case that makes no call for a row it finds done: numbering by call would shift.
      if (!known) await sheets.create(id, () => score(undefined, { id, ...owner }, 'pre', 60));
    };
    await expect(asCommand(() => eachRow(rows, take))).rejects.toThrow(StoreUnavailable);
    broken = false;
    expect(await asCommand(() => eachRow(rows, take))).toMatchObject({ accepted: 4, refused: 0 });
    expect(sheets.all().map(({ id, pre }) => [id, pre])).toEqual(
      expect.arrayContaining(rows.map((id) => [id, 60])),
    );
    expect(sheets.all()).toHaveLength(4);
  });

  it('goes on behind a row that breaks a rule, and says which', async () => {
    const sheets = new InMemoryAggregates(testScoresAggregate);
    sheets.given({ id: 'b', ...owner, pre: 10, post: null });
    const { rows: outcomes } = await asCommand(() =>
      eachRow(rows, (id) =>
        sheets.changeOrCreate(id, (known) => score(known, { id, ...owner }, 'pre', 60)),
      ),
    );
    expect(outcomes.map(({ code }) => code)).toEqual([null, 'test-already-scored', null, null]);
  });
});
