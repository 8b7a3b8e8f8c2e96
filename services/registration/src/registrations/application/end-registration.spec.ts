import { describe, expect, it } from '@jest/globals';
import { aRetreat, nominate, registrationId, seat, statuses } from '../../../test/a-retreat.js';
import { aKnownRetreat, aSeating, retreatId } from '../../../test/builders.js';
import type { Desk } from '../../../test/desk.js';
import { RegistrationNotActive } from '../domain/registration.errors.js';

function decline(desk: Desk, n: number, cause = {}) {
  const command = { registrationId: registrationId(n), how: 'declined', reason: 'duty' } as const;
  return desk.as(() => desk.endRegistration.execute(command), cause);
}

const seatingOf = (desk: Desk) => desk.as(() => desk.seatings.get(retreatId));

describe('EndRegistration', () => {
  it('gives the seat to the first who waits', async () => {
    const desk = aRetreat({ quota: 2 });
    await seat(desk, 1, 2, 3, 4);
    expect(await decline(desk, 1)).toMatchObject({ status: 'declined', endReason: 'duty' });
    expect(statuses(desk)).toEqual(['declined', 'confirmed', 'confirmed', 'waitlisted']);
    expect(await seatingOf(desk)).toMatchObject({ taken: 2, waitlist: [registrationId(4)] });
  });

  it('frees the seat when nobody waits', async () => {
    const desk = aRetreat({ quota: 2 });
    await seat(desk, 1);
    await decline(desk, 1);
    expect(await seatingOf(desk)).toMatchObject({ taken: 0 });
  });

  it('takes back a nomination that was never answered', async () => {
    const desk = aRetreat();
    await nominate(desk, 1);
    const cancelled = await desk.as(() =>
      desk.endRegistration.execute({
        registrationId: registrationId(1),
        how: 'cancelled',
        reason: 'entered-in-error',
      }),
    );
    expect(cancelled).toMatchObject({ status: 'cancelled', endReason: 'entered-in-error' });
  });

  it('answers a repeated command and promotes one', async () => {
    const desk = aRetreat({ quota: 1 });
    await seat(desk, 1, 2, 3);
    const dedupe = { kind: 'command', key: 'once', fingerprint: 'same' } as const;
    const first = await decline(desk, 1, { dedupe });
    expect(await decline(desk, 1, { dedupe })).toEqual(first);
    expect(statuses(desk)).toEqual(['declined', 'confirmed', 'waitlisted']);
  });

  it('carries out the copy of a refused command when the person is nominated again', async () => {
    const desk = aRetreat();
    await seat(desk, 1);
    await decline(desk, 1);
    const dedupe = { kind: 'command', key: 'once', fingerprint: 'same' } as const;
    await expect(decline(desk, 1, { dedupe })).rejects.toThrow(RegistrationNotActive);
    await seat(desk, 1);
    const first = await decline(desk, 1, { dedupe });
    expect(first).toMatchObject({ status: 'declined' });
    expect(await decline(desk, 1, { dedupe })).toEqual(first);
    expect(await seatingOf(desk)).toMatchObject({ taken: 0, waitlist: [] });
  });

  it('lets everybody leave at once and oversells nothing', async () => {
    const desk = aRetreat({ quota: 3 });
    await seat(desk, 1, 2, 3, 4, 5, 6, 7);
    await Promise.all([1, 2, 3, 4].map((n) => decline(desk, n)));
    expect(statuses(desk)).toEqual([
      ...['declined', 'declined', 'declined', 'declined'],
      ...['confirmed', 'confirmed', 'confirmed'],
    ]);
    expect(await seatingOf(desk)).toEqual(aSeating({ quota: 3, taken: 3, waitlist: [] }));
  });

  it.each(['closed', 'cancelled'] as const)(
    'refuses once the retreat is %s, and gives the seat to nobody',
    async (status) => {
      const desk = aRetreat({ quota: 1 });
      await seat(desk, 1, 2);
      desk.retreats.given(aKnownRetreat({ status }));
      await expect(decline(desk, 1)).rejects.toMatchObject({ code: 'retreat-over' });
      const takenBack = desk.as(() =>
        desk.endRegistration.execute({
          registrationId: registrationId(1),
          how: 'cancelled',
          reason: 'retreat-cancelled',
        }),
      );
      await expect(takenBack).rejects.toMatchObject({ code: 'retreat-over' });
      expect(statuses(desk)).toEqual(['confirmed', 'waitlisted']);
    },
  );

  it('answers a repeat as before after the retreat was closed', async () => {
    const desk = aRetreat();
    await seat(desk, 1);
    const dedupe = { kind: 'command', key: 'once', fingerprint: 'same' } as const;
    const first = await decline(desk, 1, { dedupe });
    desk.retreats.given(aKnownRetreat({ status: 'closed' }));
    expect(await decline(desk, 1, { dedupe })).toEqual(first);
  });

  it('refuses to end what has ended', async () => {
    const desk = aRetreat();
    await seat(desk, 1);
    await decline(desk, 1);
    await expect(decline(desk, 1)).rejects.toMatchObject({ code: 'registration-not-active' });
  });
});
