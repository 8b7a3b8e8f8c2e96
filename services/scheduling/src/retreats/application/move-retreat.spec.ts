import { beforeEach, describe, expect, it } from '@jest/globals';
import {
  aDraft,
  aRetreat,
  aSession,
  aVenue,
  hall,
  otherRetreatId,
  otherVenueId,
  retreatId,
  sessionId,
  wib,
} from '../../../test/builders.js';
import { InMemoryScheduling } from '../../../test/in-memory-scheduling.js';
import { refused } from '../../../test/refusal.js';
import { SessionOutsidePeriod } from '../../agenda/domain/agenda.errors.js';
import { noRelease, publish } from '../../agenda/domain/release.js';
import { book } from '../../venues/domain/venue.js';
import { VenueUnknown } from '../../venues/domain/venue.errors.js';
import { RetreatPremisesUnchanged } from '../domain/retreat.errors.js';

const lecture = aSession();
const drill = aSession({
  sessionId: sessionId(2),
  kind: 'drill',
  startsAt: wib('2025-11-06', '15:45'),
  endsAt: wib('2025-11-06', '17:15'),
  room: hall,
  plannedJp: 2,
});
const agenda = publish(noRelease, [lecture, drill], wib('2025-10-19', '08:00')).state;
const planned = aSession({ sessionId: sessionId(3), room: null, kind: 'test', plannedJp: 0 });
const elsewhere = aVenue({ id: otherVenueId, name: 'Kampus II', rooms: [] });

let scheduling: InMemoryScheduling;
const city = <T>(fn: () => Promise<T>, key?: string) => scheduling.as('33.71', fn, key);
const starts = (sessions: readonly { startsAt: string }[] = []) =>
  sessions.map(({ startsAt }) => startsAt);

beforeEach(() => {
  scheduling = new InMemoryScheduling();
  scheduling.venues.given(book(aVenue(), retreatId, agenda.sessions), elsewhere);
  scheduling.retreats.given(aRetreat({ status: 'announced', agenda }));
  scheduling.drafts.given(aDraft(lecture, drill, planned));
});

describe('a retreat that is rescheduled', () => {
  const earlier = { firstDay: '2025-11-03', lastDay: '2025-11-06' };
  const reschedule = (period = earlier, key?: string) =>
    city(() => scheduling.rescheduleRetreat.execute({ retreatId, period, reason: 'Agenda' }), key);

  it('takes its release and its draft along, and tells both moves in order', async () => {
    const retreat = await reschedule();
    expect(scheduling.told()).toEqual([
      'RetreatRescheduled',
      'SessionMoved',
      'SessionMoved',
      'AgendaPublished',
    ]);
    expect(retreat.agenda).toMatchObject({ release: 2, plannedJp: 5 });
    expect(starts(retreat.agenda.sessions)).toEqual([
      wib('2025-11-04', '09:15'),
      wib('2025-11-05', '15:45'),
    ]);
    expect(starts(scheduling.drafts.all()[0]?.sessions)).toEqual([
      wib('2025-11-04', '09:15'),
      wib('2025-11-05', '15:45'),
      wib('2025-11-04', '09:15'),
    ]);
  });

  it('takes its rooms along', async () => {
    await reschedule();
    expect(starts(scheduling.venues.all()[0]?.bookings)).toEqual([
      wib('2025-11-04', '09:15'),
      wib('2025-11-05', '15:45'),
    ]);
  });

  it('loses the rooms that another retreat has by then, and no others', async () => {
    const rival = aSession({
      startsAt: wib('2025-11-04', '08:00'),
      endsAt: wib('2025-11-04', '12:00'),
    });
    const [venue] = scheduling.venues.all();
    scheduling.venues.given(book(venue ?? aVenue(), otherRetreatId, [rival]));
    const { agenda: moved } = await reschedule();
    expect(moved.sessions.map(({ room }) => room)).toEqual([null, hall]);
    expect(scheduling.drafts.all()[0]?.sessions.map(({ room }) => room)).toEqual([
      null,
      hall,
      null,
    ]);
  });

  it('is refused when sessions would fall outside, and names them', async () => {
    const shorter = { firstDay: '2025-11-04', lastDay: '2025-11-05' };
    const attempt = reschedule(shorter);
    await expect(attempt).rejects.toThrow(SessionOutsidePeriod);
    await expect(attempt).rejects.toMatchObject({
      problems: [{ field: 'startsAt' }, { field: 'endsAt' }],
    });
    expect(scheduling.told()).toEqual([]);
  });

  it('is told of days that are over and of sessions outside in one answer', async () => {
    scheduling.clock.at = wib('2025-11-06', '09:00');
    const error = await refused(reschedule({ firstDay: '2025-11-04', lastDay: '2025-11-05' }));
    expect(error).toMatchObject({ code: 'several-rules-broken', kind: 'invalid' });
    const rule = `lies outside 2025-11-04 to 2025-11-05 (session ${drill.sessionId})`;
    expect(error.problems).toEqual([
      { field: 'period.lastDay', rule: 'must not be before today, 2025-11-06' },
      { field: 'startsAt', rule },
      { field: 'endsAt', rule },
    ]);
  });

  it('tells no release when only the last day changes', async () => {
    await reschedule({ firstDay: '2025-11-04', lastDay: '2025-11-08' });
    expect(scheduling.told()).toEqual(['RetreatRescheduled']);
  });

  it('moves once when the command is repeated', async () => {
    const first = await reschedule(earlier, 'key-1');
    expect(await reschedule(earlier, 'key-1')).toEqual(first);
    expect(scheduling.counters()).toEqual({ version: 2, sequence: 4 });
  });
});

describe('a retreat that is relocated', () => {
  const relocate = (venueId = otherVenueId, key?: string) =>
    city(() => scheduling.relocateRetreat.execute({ retreatId, venueId, reason: 'Terpakai' }), key);

  it('keeps its times, gives its rooms back and tells the public', async () => {
    const retreat = await relocate();
    expect(scheduling.told()).toEqual([
      'RetreatRelocated',
      'SessionMoved',
      'SessionMoved',
      'AgendaPublished',
    ]);
    expect(starts(retreat.agenda.sessions)).toEqual(starts(agenda.sessions));
    expect(retreat.agenda.sessions.map(({ room }) => room)).toEqual([null, null]);
    expect(scheduling.venues.all().flatMap(({ bookings }) => bookings)).toEqual([]);
  });

  it('moves once when the command is repeated, and back when asked', async () => {
    const first = await relocate(otherVenueId, 'key-1');
    expect(await relocate(otherVenueId, 'key-1')).toEqual(first);
    await expect(relocate(otherVenueId, 'key-2')).rejects.toThrow(RetreatPremisesUnchanged);
    const back = await relocate(first.relocations[0]?.from.place.venueId);
    expect(back.relocations).toHaveLength(2);
  });

  it('is refused for a venue that is not open to the city', async () => {
    scheduling.venues.given({ ...elsewhere, openTo: '33.74' });
    await expect(relocate()).rejects.toThrow(VenueUnknown);
    await expect(relocate(sessionId(99))).rejects.toThrow(VenueUnknown);
  });
});

describe('a retreat that ends', () => {
  it('gives its rooms back when it is cancelled', async () => {
    await city(() => scheduling.cancelRetreat.execute({ retreatId, reason: 'Bencana' }));
    expect(scheduling.told()).toEqual(['RetreatCancelled']);
    expect(scheduling.venues.all()[0]?.bookings).toEqual([]);
  });

  it('gives its rooms back when it closes, and keeps its agenda', async () => {
    scheduling.clock.at = wib('2025-11-05', '07:30');
    await city(() => scheduling.openRetreat.execute({ retreatId }));
    scheduling.clock.at = wib('2025-11-07', '14:00');
    const retreat = await city(() => scheduling.closeRetreat.execute({ retreatId }));
    expect(scheduling.retreats.events).toEqual([
      {
        type: 'RetreatOpened',
        data: expect.objectContaining({ release: 1, plannedJp: 5 }),
      },
      {
        type: 'RetreatClosed',
        data: expect.objectContaining({
          openedAt: wib('2025-11-05', '07:30'),
          closedAt: wib('2025-11-07', '14:00'),
        }),
      },
    ]);
    expect(scheduling.venues.all()[0]?.bookings).toEqual([]);
    expect(retreat.agenda).toEqual(agenda);
  });
});
