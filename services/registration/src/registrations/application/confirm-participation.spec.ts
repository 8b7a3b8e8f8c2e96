import { describe, expect, it } from '@jest/globals';
import { aRetreat, nominate, registrationId, seat, statuses } from '../../../test/a-retreat.js';
import { retreatId } from '../../../test/builders.js';

const confirmation = { registrationId: registrationId(1) };

describe('ConfirmParticipation', () => {
  it('seats people until the quota is full, then they wait', async () => {
    const desk = aRetreat({ quota: 2 });
    await seat(desk, 1, 2, 3, 4);
    expect(statuses(desk)).toEqual(['confirmed', 'confirmed', 'waitlisted', 'waitlisted']);
    expect(await desk.as(() => desk.seatings.get(retreatId))).toMatchObject({
      taken: 2,
      waitlist: [registrationId(3), registrationId(4)],
    });
  });

  it('answers a repeated command and takes one seat', async () => {
    const desk = aRetreat();
    await nominate(desk, 1);
    const dedupe = { kind: 'command', key: 'once', fingerprint: 'same' } as const;
    const confirm = () =>
      desk.as(() => desk.confirmParticipation.execute(confirmation), { dedupe });
    expect(await confirm()).toEqual(await confirm());
    expect((await desk.as(() => desk.seatings.get(retreatId))).taken).toBe(1);
  });

  it('refuses a second yes and takes no second seat', async () => {
    const desk = aRetreat();
    await seat(desk, 1);
    const again = desk.as(() => desk.confirmParticipation.execute(confirmation));
    await expect(again).rejects.toMatchObject({ code: 'participation-already-confirmed' });
    expect((await desk.as(() => desk.seatings.get(retreatId))).taken).toBe(1);
  });

  it('knows no registration of another city', async () => {
    const desk = aRetreat();
    await nominate(desk, 1);
    const foreign = desk.as(() => desk.confirmParticipation.execute(confirmation), {
      area: '35.73',
    });
    await expect(foreign).rejects.toMatchObject({ code: 'not-found' });
  });
});
