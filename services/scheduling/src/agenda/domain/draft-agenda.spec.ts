import { describe, expect, it } from '@jest/globals';
import type { Session } from '@korsa/contracts';
import fc from 'fast-check';
import {
  aDraft,
  aFrame,
  asked,
  aSession,
  aula,
  hall,
  policy,
  sessionId,
  speakerId,
  wib,
} from '../../../test/builders.js';
import { refusal } from '../../../test/refusal.js';
import {
  AgendaFull,
  ObjectiveUnknown,
  RoomOverlap,
  SessionEndsBeforeStart,
  SessionOutsidePeriod,
  SessionSpeakerUnknown,
  SessionUnknown,
} from './agenda.errors.js';
import { addSession, cancelSession, moveSession, type DraftAgenda } from './draft-agenda.js';
import { brokenByDays } from './session-rules.js';

const morning = aSession({ sessionId: sessionId(1) });
const afternoon = aSession({
  sessionId: sessionId(2),
  startsAt: wib('2025-11-05', '13:00'),
  endsAt: wib('2025-11-05', '15:15'),
});

const add = (draft: DraftAgenda, session: Session, frame = aFrame()) =>
  addSession(draft, asked(session), frame, policy);

describe('adding a session', () => {
  it('plans its JP', () => {
    expect(add(aDraft(morning), { ...afternoon, plannedJp: 0 }).sessions).toEqual([
      morning,
      afternoon,
    ]);
  });

  it('refuses one that ends before it starts', () => {
    const planned = aSession({ endsAt: wib('2025-11-05', '09:15') });
    expect(() => add(aDraft(), planned)).toThrow(SessionEndsBeforeStart);
  });

  it.each([
    ['the evening before', wib('2025-11-03', '22:00'), wib('2025-11-03', '23:30'), 2],
    ['across the first midnight', wib('2025-11-03', '23:30'), wib('2025-11-04', '00:30'), 1],
    ['across the last midnight', wib('2025-11-07', '23:30'), wib('2025-11-08', '00:01'), 1],
    ['the day after', wib('2025-11-08', '07:30'), wib('2025-11-08', '09:00'), 2],
  ])('refuses one on %s', (_, startsAt, endsAt, problems) => {
    const planned = aSession({ startsAt, endsAt });
    const error = refusal(() => add(aDraft(), planned));
    expect(error).toBeInstanceOf(SessionOutsidePeriod);
    expect(error.problems).toHaveLength(problems);
  });

  it('takes one that ends at the last midnight', () => {
    const planned = aSession({
      startsAt: wib('2025-11-07', '22:00'),
      endsAt: wib('2025-11-08', '00:00'),
    });
    expect(add(aDraft(), planned).sessions).toHaveLength(1);
  });

  it('reads the days on the clock of the venue', () => {
    const planned = aSession({
      startsAt: '2025-11-03T15:30:00.000Z',
      endsAt: '2025-11-03T16:30:00.000Z',
    });
    const jayapura = aFrame({ timeZone: 'Asia/Jayapura' });
    expect(add(aDraft(), planned, jayapura).sessions).toHaveLength(1);
    expect(() => add(aDraft(), planned)).toThrow(SessionOutsidePeriod);
  });

  it('refuses a room that another session of the retreat has', () => {
    const planned = aSession({ sessionId: sessionId(9), endsAt: wib('2025-11-05', '10:00') });
    expect(() => add(aDraft(morning), planned)).toThrow(RoomOverlap);
  });

  it('takes two at once in two rooms, or in the open', () => {
    const draft = [hall, null, null].reduce(
      (agenda, room, n) => add(agenda, aSession({ sessionId: sessionId(n + 2), room })),
      aDraft(morning),
    );
    expect(draft.sessions).toHaveLength(4);
  });

  it('refuses objectives that the retreat does not have, all of them', () => {
    const tags = { rpjmd: ['m1', 'm9'], priorities: ['x'], astaCita: [3] };
    const error = refusal(() => add(aDraft(), aSession({ tags })));
    expect(error).toBeInstanceOf(ObjectiveUnknown);
    expect(error.problems).toEqual([
      { field: 'tags.rpjmd', rule: 'm9 is no objective of the retreat' },
      { field: 'tags.priorities', rule: 'x is no objective of the retreat' },
    ]);
  });

  it('refuses a speaker of another retreat', () => {
    const planned = aSession({ speakerIds: [speakerId(1), speakerId(2)] });
    const frame = aFrame({ speakerIds: [speakerId(1)] });
    expect(() => add(aDraft(), planned, frame)).toThrow(SessionSpeakerUnknown);
  });

  it('refuses the 301st', () => {
    const many = Array.from({ length: 300 }, (_, n) => aSession({ sessionId: sessionId(n) }));
    expect(() => add(aDraft(...many), aSession({ sessionId: sessionId(301) }))).toThrow(AgendaFull);
  });

  it('never leaves two sessions in one room at one time', () => {
    const start = Date.parse(wib('2025-11-05', '06:00'));
    const slot = fc.tuple(fc.nat(40), fc.integer({ min: 1, max: 8 }), fc.constantFrom(aula, hall));
    fc.assert(
      fc.property(fc.array(slot, { maxLength: 30 }), (slots) => {
        const { sessions } = slots.reduce((draft, [from, length, room], n) => {
          const at = (quarter: number) => new Date(start + quarter * 900_000).toISOString();
          const times = { startsAt: at(from), endsAt: at(from + length) };
          const planned = aSession({ sessionId: sessionId(n), room, ...times });
          try {
            return add(draft, planned);
          } catch (error) {
            if (error instanceof RoomOverlap) return draft;
            throw error;
          }
        }, aDraft());
        const clash = sessions.some((a) =>
          sessions.some(
            (b) =>
              a !== b &&
              a.room?.code === b.room?.code &&
              a.startsAt < b.endsAt &&
              b.startsAt < a.endsAt,
          ),
        );
        return !clash && sessions.length > 0 === slots.length > 0;
      }),
    );
  });
});

describe('moving a session', () => {
  it('keeps what is left out and plans the JP again', () => {
    const draft = moveSession(
      aDraft(morning),
      morning.sessionId,
      { endsAt: wib('2025-11-05', '10:45') },
      aFrame(),
      policy,
    );
    expect(draft.sessions).toEqual([
      { ...morning, endsAt: wib('2025-11-05', '10:45'), plannedJp: 2 },
    ]);
  });

  it('does not clash with itself', () => {
    const draft = moveSession(
      aDraft(morning),
      morning.sessionId,
      { startsAt: wib('2025-11-05', '10:00') },
      aFrame(),
      policy,
    );
    expect(draft.sessions[0]?.startsAt).toBe(wib('2025-11-05', '10:00'));
  });

  it('takes the room away with null', () => {
    const move = { roomCode: null };
    const { sessions } = moveSession(aDraft(morning), sessionId(1), move, aFrame(), policy);
    expect(sessions[0]?.room).toBeNull();
  });

  it('refuses a room that is taken, days outside and an unknown session', () => {
    const draft = aDraft(morning, afternoon);
    const move = (id: string, startsAt: string) => () =>
      moveSession(draft, id, { startsAt }, aFrame(), policy);
    expect(move(afternoon.sessionId, wib('2025-11-05', '11:00'))).toThrow(RoomOverlap);
    expect(move(morning.sessionId, wib('2025-11-03', '13:00'))).toThrow(SessionOutsidePeriod);
    expect(move(sessionId(9), wib('2025-11-05', '11:00'))).toThrow(SessionUnknown);
  });
});

describe('cancelling a session', () => {
  it('takes it out', () => {
    expect(cancelSession(aDraft(morning, afternoon), sessionId(1)).sessions).toEqual([afternoon]);
  });

  it('refuses one that is not there', () => {
    expect(() => cancelSession(aDraft(afternoon), sessionId(1))).toThrow(SessionUnknown);
  });
});

describe('the days of the retreat', () => {
  it('name every session outside at once', () => {
    const shorter = aFrame({ period: { firstDay: '2025-11-06', lastDay: '2025-11-07' } });
    const [broken, ...others] = brokenByDays([morning, afternoon], shorter);
    expect(broken?.problems).toHaveLength(4);
    expect(others).toEqual([]);
  });
});
