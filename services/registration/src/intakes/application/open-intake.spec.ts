import { beforeEach, describe, expect, it } from '@jest/globals';
import { aKnownRetreat, anIntake, retreatId } from '../../../test/builders.js';
import { Desk } from '../../../test/desk.js';

const { quota, opensAt, closesAt, rule } = anIntake();
const command = { retreatId, quota, opensAt, closesAt, rule };

let desk: Desk;
beforeEach(() => {
  desk = new Desk();
});

const open = (given = {}, cause = {}) =>
  desk.as(() => desk.openIntake.execute({ ...command, ...given }), cause);

describe('OpenIntake', () => {
  it('sets up the seats with the intake', async () => {
    desk.retreats.given(aKnownRetreat());
    const { intake, seating } = await open();
    expect(intake).toMatchObject({ status: 'open', quota: 32, cityCode: '33.71' });
    expect(seating).toEqual({
      id: retreatId,
      cityCode: '33.71',
      quota: 32,
      taken: 0,
      waitlist: [],
    });
  });

  it('labels a representation that nobody decided on', async () => {
    desk.retreats.given(aKnownRetreat());
    const { intake } = await open();
    expect(intake).toMatchObject({ representation: 'eligible', representationBasis: 'assumption' });
  });

  it('takes the representation that the committee decided on', async () => {
    desk.retreats.given(aKnownRetreat());
    const { intake } = await open({ representation: 'not-allowed' });
    expect(intake).toMatchObject({
      representation: 'not-allowed',
      representationBasis: 'committee',
    });
  });

  it('knows no retreat before it has heard of it', async () => {
    await expect(open()).rejects.toMatchObject({ code: 'not-found' });
  });

  it.each(['unknown', 'drafted', 'closed', 'cancelled'] as const)(
    'refuses a retreat that is %s',
    async (status) => {
      desk.retreats.given(aKnownRetreat({ status }));
      await expect(open()).rejects.toMatchObject({ code: 'retreat-not-announced' });
    },
  );

  it('opens for the operator of the province, not for another city', async () => {
    desk.retreats.given(aKnownRetreat());
    await expect(open({}, { area: '35.73' })).rejects.toMatchObject({ code: 'outside-area' });
    expect((await open({}, { area: '33' })).intake.cityCode).toBe('33.71');
  });

  it('happens once', async () => {
    desk.retreats.given(aKnownRetreat());
    await open();
    await expect(open()).rejects.toMatchObject({ code: 'intake-open-already' });
  });
});
