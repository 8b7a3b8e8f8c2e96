import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { retreatTopic, type ProblemDetails } from '@korsa/contracts';
import { problemOf, runningScheduling, type Scheduling } from './running-scheduling.js';

const running = runningScheduling();
let client: Scheduling;
let venueId: string;
let retreatId: string;
let params: { retreatId: string };

const period = { firstDay: '2025-11-04', lastDay: '2025-11-07' };
const lecture = {
  kind: 'lecture' as const,
  title: 'Arah pembangunan provinsi',
  startsAt: '2025-11-05T09:15:00+07:00',
  endsAt: '2025-11-05T11:30:00+07:00',
  roomCode: 'aula',
};

beforeAll(async () => {
  await running.start();
  client = running.as('33.71');
  const venue = await client.registerVenue({
    body: {
      cityCode: '33.71',
      hostCode: 'balai-kota',
      name: 'Balai Kota',
      areaCode: '33.71',
      timeZone: 'Asia/Jakarta',
      rooms: [{ code: 'aula', name: 'Aula', capacity: 40 }],
    },
  });
  ({ venueId } = venue);
  ({ retreatId } = await client.draftRetreat({ body: aDraft() }));
  params = { retreatId };
  await client.addSession({ params, body: lecture });
});
afterAll(() => running.stop());

function aDraft() {
  return { cityCode: '33.71', operatorCode: '33.71', title: 'Retret', period, venueId };
}

async function refusedBody(path: string, body: unknown): Promise<ProblemDetails> {
  const answer = await running.send('POST', path, JSON.stringify(body));
  return (await answer.json()) as ProblemDetails;
}

describe('what does not fit the contract', () => {
  it('is refused with every problem at once', async () => {
    const body = {
      ...aDraft(),
      cityCode: 'Magelang',
      period: { firstDay: '2025-02-30', lastDay: '2025-11-07', days: 4 },
      budget: 1,
    };
    const problem = await refusedBody('/v1/retreats', body);
    expect(problem).toMatchObject({ status: 400, code: 'input-invalid' });
    expect(problem.problems?.map(({ field }) => field).toSorted()).toEqual([
      'budget',
      'cityCode',
      'period.days',
      'period.firstDay',
    ]);
  });

  it.each([
    ['an unknown field of a nested object', { tags: { rpjmd: [], mission: 7 } }, 'tags.mission'],
    ['an impossible day', { startsAt: '2025-02-30T09:00:00+07:00' }, 'startsAt'],
    ['a time without an offset', { startsAt: '2025-11-05T09:00:00' }, 'startsAt'],
    ['a kind that does not exist', { kind: 'party' }, 'kind'],
    ['a mission that does not exist', { tags: { astaCita: [9] } }, 'tags.astaCita.0'],
    ['a mission named twice', { tags: { astaCita: [7, 7] } }, 'tags.astaCita'],
  ])('is %s', async (_, wrong, field) => {
    const path = `/v1/retreats/${retreatId}/agenda/sessions`;
    const problem = await refusedBody(path, { ...lecture, ...wrong });
    expect(problem).toMatchObject({ status: 400, code: 'input-invalid' });
    expect(problem.problems?.map((one) => one.field)).toEqual([field]);
  });

  it('is a period that ends before it begins', async () => {
    const backwards = { firstDay: '2025-11-07', lastDay: '2025-11-04' };
    expect(await refusedBody('/v1/retreats', { ...aDraft(), period: backwards })).toMatchObject({
      status: 400,
      problems: [{ field: 'period.lastDay' }],
    });
  });

  it('is a body that is no JSON', async () => {
    const answer = await running.send('POST', '/v1/retreats', '{');
    expect(answer.status).toBe(400);
  });

  it('is a cursor that no list gave out', async () => {
    expect(await problemOf(client.listRetreats({ query: { cursor: 'x' } }))).toMatchObject({
      status: 422,
      code: 'cursor-unreadable',
    });
  });
});

describe('what breaks a rule', () => {
  const times = (from: string, to: string) => ({ startsAt: from, endsAt: to });

  it.each([
    [
      'session-outside-period',
      422,
      times('2025-11-08T09:15:00+07:00', '2025-11-08T11:30:00+07:00'),
    ],
    ['session-ends-before-start', 422, times('2025-11-05T09:15:00+07:00', '2025-11-05T02:15:00Z')],
    ['room-overlap', 409, times('2025-11-05T11:00:00+07:00', '2025-11-05T12:00:00+07:00')],
    ['room-unknown', 422, { roomCode: 'attic' }],
    ['objective-unknown', 422, { roomCode: null, tags: { rpjmd: ['m9'] } }],
    ['session-speaker-unknown', 422, { roomCode: null, speakerIds: [crypto.randomUUID()] }],
    ['several-rules-broken', 422, { tags: { rpjmd: ['m9'] }, speakerIds: [crypto.randomUUID()] }],
  ])('of the agenda: %s', async (code, status, wrong) => {
    const adding = client.addSession({ params, body: { ...lecture, ...wrong } });
    const problem = await problemOf(adding);
    expect(problem).toMatchObject({ code, status });
    expect(problem.problems).not.toHaveLength(0);
  });

  it.each([
    ['operator-without-authority', 422, { operatorCode: '35' }],
    ['retreat-too-long', 422, { period: { firstDay: '2025-11-01', lastDay: '2026-01-01' } }],
    ['venue-unknown', 422, { venueId: '01930000-0000-7000-8000-0000000000ff' }],
    [
      'several-rules-broken',
      422,
      { operatorCode: '35', venueId: '01930000-0000-7000-8000-0000000000ff' },
    ],
  ])('of a retreat: %s', async (code, status, wrong) => {
    expect(await problemOf(client.draftRetreat({ body: { ...aDraft(), ...wrong } }))).toMatchObject(
      { code, status },
    );
  });

  it('of the state: named by what the retreat is', async () => {
    expect(await problemOf(client.publishAgenda({ params }))).toMatchObject({
      status: 409,
      code: 'retreat-not-announced',
    });
    expect(await problemOf(client.openRetreat({ params }))).toMatchObject({
      status: 409,
      code: 'retreat-not-announced',
    });
  });

  it('of a venue: registered twice', async () => {
    const venue = await client.getVenue({ params: { venueId } });
    const { venueId: _id, taken: _taken, ...body } = venue;
    expect(await problemOf(client.registerVenue({ body }))).toMatchObject({
      status: 409,
      code: 'uniqueness-violated',
    });
  });

  it('changes nothing and tells nothing', async () => {
    const draft = await client.getDraftAgenda({ params });
    expect(draft.sessions).toHaveLength(1);
    const records = await running.records(retreatTopic);
    expect(records.filter(({ key }) => key !== retreatId)).toEqual([]);
  });
});

describe('a repeated command', () => {
  const body = () => ({ ...aDraft(), title: 'Retret yang diulang' });

  it('is answered as the first time', async () => {
    const repeating = running.as('33.71', { 'idempotency-key': 'draft-1' });
    const first = await repeating.draftRetreat({ body: body() });
    expect(await repeating.draftRetreat({ body: body() })).toEqual(first);
    const other = { ...body(), title: 'Retret lain' };
    expect(await problemOf(repeating.draftRetreat({ body: other }))).toMatchObject({
      status: 422,
      code: 'idempotency-key-reused',
    });
  });

  it('adds one session', async () => {
    const repeating = running.as('33.71', { 'idempotency-key': 'session-1' });
    const session = { ...lecture, roomCode: null };
    const first = await repeating.addSession({ params, body: session });
    expect(await repeating.addSession({ params, body: session })).toEqual(first);
    expect((await client.getDraftAgenda({ params })).sessions).toHaveLength(2);
  });
});
