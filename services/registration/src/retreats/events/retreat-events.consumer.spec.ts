import { describe, expect, it } from '@jest/globals';
import { retreatTopic, type Received } from '@korsa/contracts';
import { sampleEvent } from '@korsa/testing';
import { aRetreat, nominate, registrationId, seat, statuses } from '../../../test/a-retreat.js';
import { aKnownRetreat, later, retreatId } from '../../../test/builders.js';
import { Desk } from '../../../test/desk.js';

type Rescheduled = Received<typeof retreatTopic.RetreatRescheduled>;

/** The sample, about the retreat of the tests. */
const rescheduled: Rescheduled = {
  ...sampleEvent(retreatTopic.RetreatRescheduled),
  subject: retreatId,
  cityCode: '33.71',
};
const cancelled: Received<typeof retreatTopic.RetreatCancelled> = {
  ...sampleEvent(retreatTopic.RetreatCancelled),
  subject: retreatId,
  cityCode: '33.71',
};

function deliver<Event extends { readonly id: string; readonly cityCode: string }>(
  desk: Desk,
  event: Event,
  handle: (event: Event) => Promise<unknown>,
) {
  return desk.as(() => handle(event), {
    kind: 'event',
    area: event.cityCode,
    dedupe: { kind: 'event', consumer: 'test', eventId: event.id },
  });
}

const reschedule = (desk: Desk, event = rescheduled) =>
  deliver(desk, event, (moved) => desk.retreatEvents.onRetreatRescheduled(moved));

const confirm = (desk: Desk, n: number) =>
  desk.as(() => desk.confirmParticipation.execute({ registrationId: registrationId(n) }));

describe('a retreat that moves', () => {
  it('keeps every seat and asks those who hold one again', async () => {
    const desk = aRetreat({ quota: 2 });
    await seat(desk, 1, 2, 3);
    await nominate(desk, 4);
    await reschedule(desk);
    expect(statuses(desk)).toEqual(['reconfirming', 'reconfirming', 'waitlisted', 'nominated']);
    await confirm(desk, 1);
    expect(statuses(desk)).toEqual(['confirmed', 'reconfirming', 'waitlisted', 'nominated']);
    expect((await desk.as(() => desk.seatings.get(retreatId))).taken).toBe(2);
  });

  it('asks once, however often the event is delivered', async () => {
    const desk = aRetreat();
    await seat(desk, 1);
    await reschedule(desk);
    await confirm(desk, 1);
    await reschedule(desk);
    expect(statuses(desk)).toEqual(['confirmed']);
    expect(await desk.as(() => desk.retreats.get(retreatId))).toMatchObject({ rescheduled: 1 });
  });

  it('asks who is promoted with a yes to the old days', async () => {
    const desk = aRetreat({ quota: 1 });
    await seat(desk, 1, 2);
    await reschedule(desk);
    const decline = { registrationId: registrationId(1), how: 'declined', reason: 'duty' } as const;
    await desk.as(() => desk.endRegistration.execute(decline));
    expect(statuses(desk)).toEqual(['declined', 'reconfirming']);
  });

  it('asks nobody who said yes to the new days', async () => {
    const desk = aRetreat();
    await reschedule(desk);
    await seat(desk, 1);
    expect(statuses(desk)).toEqual(['confirmed']);
  });

  it('may be heard of before anything else is known', async () => {
    const desk = new Desk();
    await reschedule(desk);
    expect(desk.retreats.all()).toMatchObject([
      { status: 'unknown', title: null, period: rescheduled.data.to, rescheduled: 1 },
    ]);
  });
});

describe('a retreat that is cancelled', () => {
  it('closes the intake and cancels every place without promoting anybody', async () => {
    const desk = aRetreat({ quota: 1 });
    await seat(desk, 1, 2);
    await nominate(desk, 3);
    await deliver(desk, cancelled, (event) => desk.retreatEvents.onRetreatCancelled(event));
    expect(statuses(desk)).toEqual(['cancelled', 'cancelled', 'cancelled']);
    expect(desk.registrations.all().map(({ endReason }) => endReason)).toEqual(
      Array(3).fill('retreat-cancelled'),
    );
    expect(await desk.as(() => desk.seatings.get(retreatId))).toMatchObject({
      taken: 0,
      waitlist: [],
    });
    expect(await desk.as(() => desk.intakes.get(retreatId))).toMatchObject({ status: 'closed' });
  });

  it('refuses who says yes afterwards', async () => {
    const desk = aRetreat();
    await nominate(desk, 1);
    desk.retreats.given(aKnownRetreat({ status: 'cancelled' }));
    await expect(confirm(desk, 1)).rejects.toMatchObject({ code: 'retreat-over' });
  });
});

describe('a retreat that is closed', () => {
  it('takes no more nominations', async () => {
    const desk = aRetreat();
    desk.clock.at = later;
    const closed = { ...sampleEvent(retreatTopic.RetreatClosed), subject: retreatId };
    await deliver(desk, closed, (event) => desk.retreatEvents.onRetreatClosed(event));
    expect(desk.intakes.events).toEqual([{ type: 'IntakeClosed', data: { closedAt: later } }]);
  });
});
