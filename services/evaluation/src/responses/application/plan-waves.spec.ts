import { describe, expect, it } from '@jest/globals';
import { acting, closedAt, retreatId } from '../../../test/builders.js';
import { fakeWaves } from '../../../test/fakes.js';

const owner = { retreatId, cityCode: '33.71' };
const yearly = { level: 'behaviour' as const, afterDays: 365, openDays: 30 };

describe('planning waves', () => {
  it('starts with labelled defaults when a retreat is heard of, and keeps what was set', async () => {
    const { expectEvaluation, planWaves, wavePlans } = fakeWaves(closedAt);
    await acting(() => expectEvaluation.execute(owner));
    await acting(() => planWaves.execute({ retreatId, waves: [yearly] }));
    await acting(() => expectEvaluation.execute(owner));
    expect(wavePlans.all()[0]?.waves).toEqual([
      expect.objectContaining({
        wave: 'behaviour-d365',
        basis: 'set',
        instrument: { code: 'behaviour-default', version: 1 },
      }),
    ]);
  });

  it('refuses an instrument that does not exist or asks about something else', async () => {
    const { expectEvaluation, planWaves } = fakeWaves(closedAt);
    await acting(() => expectEvaluation.execute(owner));
    const planned = (code: string, version = 1) =>
      acting(() =>
        planWaves.execute({
          retreatId,
          waves: [
            { ...yearly, afterDays: 90 },
            { ...yearly, instrument: { code, version } },
          ],
        }),
      );
    await expect(planned('reaction-default')).rejects.toMatchObject({
      code: 'instrument-of-another-level',
      problems: [{ field: 'waves.1.instrument', rule: 'must be one that asks about behaviour' }],
    });
    await expect(planned('behaviour-default', 2)).rejects.toMatchObject({
      code: 'instrument-unknown',
    });
  });

  it('tells everything that is wrong with the waves', async () => {
    const { expectEvaluation, planWaves } = fakeWaves(closedAt);
    await acting(() => expectEvaluation.execute(owner));
    const wrong = { ...yearly, instrument: { code: 'reaction-default', version: 1 } };
    const attempt = acting(() => planWaves.execute({ retreatId, waves: [yearly, wrong] }));
    await expect(attempt).rejects.toMatchObject({
      code: 'several-rules-broken',
      problems: [
        { field: 'waves.1.instrument', rule: expect.any(String) },
        { field: 'waves.1', rule: expect.any(String) },
      ],
    });
  });

  it('refuses a retreat nobody has heard of, or of another city', async () => {
    const { expectEvaluation, planWaves } = fakeWaves(closedAt);
    await acting(() => expectEvaluation.execute(owner));
    const foreign = acting(() => planWaves.execute({ retreatId, waves: [] }), '35.73');
    await expect(foreign).rejects.toMatchObject({ code: 'not-found' });
  });
});
