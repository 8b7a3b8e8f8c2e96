import { beforeEach, describe, expect, it } from '@jest/globals';
import {
  aDraft,
  aRetreat,
  aSession,
  aVenue,
  otherRetreatId,
  retreatId,
  sessionId,
  speakerId,
  wib,
} from '../../../test/builders.js';
import { InMemoryScheduling } from '../../../test/in-memory-scheduling.js';
import { refused } from '../../../test/refusal.js';
import { book } from '../../venues/domain/venue.js';

const stored = aSession();
const lecture = {
  retreatId,
  kind: 'lecture' as const,
  title: 'Arah pembangunan provinsi',
  startsAt: wib('2025-11-05', '13:00'),
  endsAt: wib('2025-11-05', '15:15'),
  roomCode: 'aula',
  tags: { rpjmd: ['m1'], priorities: [], astaCita: [7] },
  speakerIds: [] as string[],
};
const overnight = { startsAt: wib('2025-11-05', '10:00'), endsAt: wib('2025-11-08', '10:00') };
const outside = { field: 'endsAt', rule: 'lies outside 2025-11-04 to 2025-11-07' };
const taken = { field: 'roomCode', rule: 'aula is taken at that time' };
const overlap = { field: 'roomCode', rule: `overlaps session ${stored.sessionId}` };

let scheduling: InMemoryScheduling;
const city = <T>(fn: () => Promise<T>) => scheduling.as('33.71', fn);
const add = (wrong: Partial<Parameters<typeof scheduling.addSession.execute>[0]>) =>
  refused(city(() => scheduling.addSession.execute({ ...lecture, ...wrong })));
const move = (wrong: Partial<Parameters<typeof scheduling.moveSession.execute>[0]>) =>
  refused(
    city(() => scheduling.moveSession.execute({ retreatId, sessionId: sessionId(2), ...wrong })),
  );

beforeEach(() => {
  scheduling = new InMemoryScheduling();
  scheduling.venues.given(
    book(aVenue(), otherRetreatId, [aSession({ sessionId: sessionId(7), ...overnight })]),
  );
  scheduling.retreats.given(aRetreat({ status: 'announced' }));
  scheduling.drafts.given(aDraft(stored, aSession({ sessionId: sessionId(2), room: null })));
});

describe('a session that breaks several rules', () => {
  it('is told all of them in one answer', async () => {
    const tags = { rpjmd: ['m9'], priorities: [], astaCita: [] };
    const error = await add({ ...overnight, tags, speakerIds: [speakerId(9)] });
    expect(error).toMatchObject({ code: 'several-rules-broken', kind: 'invalid' });
    expect(error.problems).toEqual([
      { field: 'tags.rpjmd', rule: 'm9 is no objective of the retreat' },
      { field: 'speakerIds', rule: `${speakerId(9)} is no speaker of the retreat` },
      outside,
      overlap,
      taken,
    ]);
    expect(error.message).toBe(
      'Several rules are broken: objective-unknown, session-speaker-unknown, session-outside-period, room-overlap, room-taken.',
    );
  });

  it('is told of an unknown room beside the rest', async () => {
    const backwards = { endsAt: wib('2025-11-05', '12:00') };
    expect((await add({ ...backwards, roomCode: 'attic' })).problems).toEqual([
      { field: 'endsAt', rule: 'must be after startsAt' },
      { field: 'roomCode', rule: 'must be a room of the retreat’s venue' },
    ]);
  });

  it('conflicts when only the rooms are in the way', async () => {
    const error = await add({ ...overnight, endsAt: wib('2025-11-05', '12:00') });
    expect(error).toMatchObject({ code: 'several-rules-broken', kind: 'conflict' });
    expect(error.problems).toEqual([overlap, taken]);
  });

  it('is told when it moves as when it is added', async () => {
    expect((await move({ ...overnight, roomCode: 'aula' })).problems).toEqual([
      outside,
      overlap,
      taken,
    ]);
  });
});

describe('a session that breaks one rule', () => {
  it('is told by the code of the rule, and without an id that nothing is stored under', async () => {
    const days = { startsAt: wib('2025-11-09', '09:00'), endsAt: wib('2025-11-09', '10:00') };
    expect(await add(days)).toMatchObject({
      code: 'session-outside-period',
      problems: [{ ...outside, field: 'startsAt' }, outside],
    });
    expect(await add({})).toMatchObject({ code: 'room-taken', problems: [taken] });
  });
});
