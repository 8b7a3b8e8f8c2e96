import { beforeEach, describe, expect, it } from '@jest/globals';
import {
  aDraft,
  aRetreat,
  aSession,
  aVenue,
  otherRetreatId,
  retreatId,
  sessionId,
  venueId,
  wib,
} from '../../../test/builders.js';
import { InMemoryScheduling } from '../../../test/in-memory-scheduling.js';
import { AggregateNotFound } from '@korsa/domain';
import { nothingHeard } from '../../participants/domain/counts.js';
import { RetreatAlreadyClosed, RetreatNotAnnounced } from '../../retreats/domain/retreat.errors.js';
import { book } from '../../venues/domain/venue.js';
import { RoomTaken } from '../../venues/domain/venue.errors.js';
import { AgendaUnchanged, RoomUnknown } from '../domain/agenda.errors.js';

const lecture = {
  retreatId,
  kind: 'lecture' as const,
  title: 'Arah pembangunan provinsi',
  startsAt: wib('2025-11-05', '09:15'),
  endsAt: wib('2025-11-05', '11:30'),
  roomCode: 'aula',
  tags: { rpjmd: ['m1'], priorities: [], astaCita: [7] },
  speakerIds: [],
};
const rival = aSession({ sessionId: sessionId(7) });

let scheduling: InMemoryScheduling;
const city = <T>(fn: () => Promise<T>, key?: string) => scheduling.as('33.71', fn, key);

beforeEach(() => {
  scheduling = new InMemoryScheduling();
  scheduling.venues.given(aVenue());
  scheduling.retreats.given(aRetreat({ status: 'announced' }));
});

describe('the draft of the agenda', () => {
  it('takes a session, tells nobody, and takes no room yet', async () => {
    const { session, warnings } = await city(() => scheduling.addSession.execute(lecture));
    expect(session).toMatchObject({ kind: 'lecture', plannedJp: 3, room: { code: 'aula' } });
    expect(warnings).toEqual([]);
    expect(scheduling.told()).toEqual([]);
    expect(scheduling.venues.all()[0]?.bookings).toEqual([]);
  });

  it('refuses a room that the venue does not have', async () => {
    const adding = city(() => scheduling.addSession.execute({ ...lecture, roomCode: 'attic' }));
    await expect(adding).rejects.toThrow(RoomUnknown);
  });

  it('refuses a room that another retreat has, for a new session and for one that moves', async () => {
    scheduling.venues.given(book(aVenue(), otherRetreatId, [rival]));
    const adding = () => city(() => scheduling.addSession.execute(lecture));
    await expect(adding()).rejects.toThrow(RoomTaken);
    const { session } = await city(() =>
      scheduling.addSession.execute({ ...lecture, roomCode: 'sasana' }),
    );
    const move = { retreatId, sessionId: session.sessionId, roomCode: 'aula' };
    await expect(city(() => scheduling.moveSession.execute(move))).rejects.toThrow(RoomTaken);
  });

  it('keeps the room of a session that only moves in time', async () => {
    const { session } = await city(() => scheduling.addSession.execute(lecture));
    const moved = await city(() =>
      scheduling.moveSession.execute({
        retreatId,
        sessionId: session.sessionId,
        endsAt: wib('2025-11-05', '10:45'),
      }),
    );
    expect(moved.session).toMatchObject({ room: { code: 'aula' }, plannedJp: 2 });
  });

  it('answers a repeated addition with the session of its first run', async () => {
    const add = () => city(() => scheduling.addSession.execute(lecture), 'key-1');
    const first = await add();
    await city(() => scheduling.addSession.execute({ ...lecture, roomCode: null }));
    expect((await add()).session).toEqual(first.session);
    expect(scheduling.drafts.all()[0]?.sessions).toHaveLength(2);
  });

  it('warns of a room that is too small for those who have confirmed', async () => {
    scheduling.participants.counts = { ...nothingHeard, confirmed: 41 };
    const { warnings } = await city(() => scheduling.addSession.execute(lecture));
    expect(warnings.map(({ code }) => code)).toEqual(['room-too-small']);
  });

  it('belongs to the city: another one does not see it', async () => {
    const other = scheduling.as('33.74', () => scheduling.addSession.execute(lecture));
    await expect(other).rejects.toThrow(AggregateNotFound);
    await expect(scheduling.as('35', () => scheduling.agenda.draft(retreatId))).rejects.toThrow(
      AggregateNotFound,
    );
  });

  it('is closed with the retreat', async () => {
    scheduling.retreats.given(aRetreat({ status: 'closed' }));
    const adding = city(() => scheduling.addSession.execute(lecture));
    await expect(adding).rejects.toThrow(RetreatAlreadyClosed);
  });
});

describe('a release', () => {
  const publish = () => city(() => scheduling.publishAgenda.execute({ retreatId }));

  it('tells the sessions and takes their rooms', async () => {
    scheduling.drafts.given(aDraft(aSession()));
    const { agenda } = await publish();
    expect(agenda).toMatchObject({ release: 1, plannedJp: 3 });
    expect(scheduling.told()).toEqual(['SessionScheduled', 'AgendaPublished']);
    expect(scheduling.venues.all()[0]?.bookings).toEqual([
      expect.objectContaining({ retreatId, sessionId: sessionId(1), roomCode: 'aula' }),
    ]);
  });

  it('is refused, with nothing stored, when another retreat was first', async () => {
    scheduling.drafts.given(aDraft(aSession()));
    scheduling.venues.given(book(aVenue(), otherRetreatId, [rival]));
    await expect(publish()).rejects.toThrow(RoomTaken);
    expect(scheduling.told()).toEqual([]);
    expect(scheduling.counters()).toEqual({ version: 1, sequence: 0 });
  });

  it('is refused before the retreat is announced, and when nothing is new', async () => {
    scheduling.drafts.given(aDraft(aSession()));
    await publish();
    await expect(publish()).rejects.toThrow(AgendaUnchanged);
    scheduling.retreats.given(aRetreat());
    await expect(publish()).rejects.toThrow(RetreatNotAnnounced);
  });

  it('leaves the draft open for the next one', async () => {
    scheduling.drafts.given(aDraft(aSession()));
    await publish();
    await city(() => scheduling.cancelSession.execute({ retreatId, sessionId: sessionId(1) }));
    expect(await city(() => scheduling.agenda.draft(retreatId))).toMatchObject({
      sessions: [],
      changes: { scheduled: [], moved: [], cancelled: [sessionId(1)] },
    });
    expect(await city(() => scheduling.agenda.released(retreatId))).toMatchObject({
      release: 1,
      plannedJp: 3,
      days: [{ day: '2025-11-05', sessions: 1, plannedJp: 3 }],
      jpPolicy: { minutesPerJp: 45, rounding: 'floor', basis: 'assumption' },
    });
    await publish();
    expect(scheduling.told()).toEqual([
      'SessionScheduled',
      'AgendaPublished',
      'SessionCancelled',
      'AgendaPublished',
    ]);
    expect(scheduling.venues.all().find(({ id }) => id === venueId)?.bookings).toEqual([]);
  });
});
