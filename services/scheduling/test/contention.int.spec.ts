import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { ProblemError } from '@korsa/contracts';
import { runningScheduling, type Scheduling } from './running-scheduling.js';

const running = runningScheduling();
let client: Scheduling;
let venueId: string;
beforeAll(async () => {
  await running.start();
  client = running.as('33');
  ({ venueId } = await client.registerVenue({
    body: {
      cityCode: '33.74',
      openTo: '33',
      hostCode: '33',
      name: 'Kampus BPSDMD',
      areaCode: '33.74',
      timeZone: 'Asia/Jakarta',
      rooms: [{ code: 'aula', name: 'Aula', capacity: null }],
    },
  }));
});
afterAll(() => running.stop());

/** An announced retreat whose draft wants a room on Wednesday morning. */
async function rival(cityCode: string, roomCode: string | null = 'aula'): Promise<string> {
  const { retreatId } = await client.draftRetreat({
    body: {
      cityCode,
      operatorCode: '33',
      title: `Retret ${cityCode}`,
      period: { firstDay: '2025-11-04', lastDay: '2025-11-07' },
      venueId,
    },
  });
  await client.announceRetreat({ params: { retreatId } });
  await client.addSession({
    params: { retreatId },
    body: {
      kind: 'lecture',
      title: 'Arah pembangunan provinsi',
      startsAt: '2025-11-05T09:15:00+07:00',
      endsAt: '2025-11-05T11:30:00+07:00',
      roomCode,
    },
  });
  return retreatId;
}

async function codeOf(call: Promise<unknown>): Promise<string> {
  try {
    await call;
    return 'published';
  } catch (error) {
    if (error instanceof ProblemError) return error.problem.code;
    throw error;
  }
}

describe('one room that many want at once', () => {
  it('goes to exactly one release', async () => {
    const cities = Array.from({ length: 20 }, (_, n) => `33.${String(n + 1).padStart(2, '0')}`);
    const rivals = await Promise.all(cities.map((city) => rival(city)));
    const outcomes = await Promise.all(
      rivals.map((retreatId) => codeOf(client.publishAgenda({ params: { retreatId } }))),
    );
    expect(outcomes.filter((code) => code === 'published')).toHaveLength(1);
    expect(outcomes.filter((code) => code === 'room-taken')).toHaveLength(19);
    const { taken } = await client.getVenue({ params: { venueId } });
    expect(taken).toHaveLength(1);
  });

  it('is free again for the next one when the first gives it back', async () => {
    const { items } = await client.listRetreats({ query: { limit: 200 } });
    const first = items.find(({ agenda }) => agenda.release === 1)?.retreatId ?? '';
    const next = items.find(({ agenda }) => agenda.release === 0)?.retreatId ?? '';
    await client.cancelRetreat({ params: { retreatId: first }, body: { reason: 'Bencana' } });
    expect(await codeOf(client.publishAgenda({ params: { retreatId: next } }))).toBe('published');
  });
});

describe('one draft that many edit at once', () => {
  it('has every session that was accepted', async () => {
    const retreatId = await rival('33.71', null);
    const times = Array.from({ length: 20 }, (_, n) => String(n + 1).padStart(2, '0'));
    const added = await Promise.all(
      times.map((minute) =>
        client.addSession({
          params: { retreatId },
          body: {
            kind: 'discussion',
            title: `Kelompok ${minute}`,
            startsAt: `2025-11-06T08:${minute}:00+07:00`,
            endsAt: '2025-11-06T09:30:00+07:00',
          },
        }),
      ),
    );
    const draft = await client.getDraftAgenda({ params: { retreatId } });
    const ids = new Set(draft.sessions.map(({ sessionId }) => sessionId));
    expect(ids.size).toBe(21);
    expect(added.filter(({ session }) => !ids.has(session.sessionId))).toEqual([]);
    expect(new Set(added.map(({ session }) => session.sessionId)).size).toBe(20);
  });
});
