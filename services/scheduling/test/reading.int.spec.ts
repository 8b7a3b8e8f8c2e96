import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { wib } from './builders.js';
import { problemOf, runningScheduling } from './running-scheduling.js';

const running = runningScheduling();
const venues: Record<string, string> = {};
const retreats: string[] = [];

const drafts = [
  ['33.71', '33', '2025-11-04', '2025-11-07'],
  ['33.71', '33.71', '2026-03-02', '2026-03-04'],
  ['33.72', '33', '2025-11-04', '2025-11-05'],
  ['33.74', '33', '2025-12-01', '2025-12-03'],
  ['35.73', '35.73', '2025-05-15', '2025-05-17'],
] as const;

beforeAll(async () => {
  await running.start();
  const venueOf = (cityCode: string, openTo?: string) => ({
    cityCode,
    ...(openTo !== undefined && { openTo }),
    hostCode: cityCode,
    name: `Kampus ${cityCode}`,
    areaCode: cityCode,
    timeZone: 'Asia/Jakarta' as const,
    rooms: [{ code: 'aula', name: 'Aula', capacity: 30 }],
  });
  for (const [area, cityCode, openTo] of [
    ['33', '33.74', '33'],
    ['33.71', '33.71', undefined],
    ['35.73', '35.73', undefined],
  ] as const) {
    const { venueId } = await running.as(area).registerVenue({ body: venueOf(cityCode, openTo) });
    venues[cityCode] = venueId;
  }
  for (const [cityCode, operatorCode, firstDay, lastDay] of drafts) {
    const client = running.as(cityCode);
    const venueId = venues[cityCode === '35.73' ? '35.73' : '33.74'] ?? '';
    const title = `Retret ${cityCode}`;
    const period = { firstDay, lastDay };
    const objectives = { astaCita: [7, 3] };
    const body = { cityCode, operatorCode, title, period, venueId, objectives };
    retreats.push((await client.draftRetreat({ body })).retreatId);
  }
});
afterAll(() => running.stop());

describe('the list of retreats', () => {
  const cities = async (area: string, query = {}) => {
    const { items } = await running.as(area).listRetreats({ query });
    return items.map(({ cityCode, period }) => `${cityCode} ${period.firstDay}`);
  };

  it('of a province has its cities by first day, and no row of another province', async () => {
    const listed = await cities('33');
    expect(listed.map((row) => row.slice(6))).toEqual([
      '2025-11-04',
      '2025-11-04',
      '2025-12-01',
      '2026-03-02',
    ]);
    expect(listed.filter((row) => row.startsWith('35'))).toEqual([]);
  });

  it('of a city has its own', async () => {
    expect(await cities('35.73')).toEqual(['35.73 2025-05-15']);
    expect(await cities('33.73')).toEqual([]);
  });

  it.each([
    [{ cityCode: '33.72' }, ['33.72 2025-11-04']],
    [{ cityCode: '35.73' }, []],
    [{ operatorCode: '33.71' }, ['33.71 2026-03-02']],
    [{ from: '2025-11-07', to: '2025-11-07' }, ['33.71 2025-11-04']],
    [{ from: '2025-11-08', to: '2026-03-02' }, ['33.74 2025-12-01', '33.71 2026-03-02']],
    [{ status: 'announced' }, []],
  ])('can be asked for %j', async (query, expected) => {
    expect(await cities('33', query)).toEqual(expected);
  });

  it('comes in pages that miss nothing and repeat nothing', async () => {
    const seen: string[] = [];
    let cursor: string | undefined;
    do {
      const page = await running.as('33').listRetreats({ query: { limit: 1, cursor } });
      seen.push(...page.items.map(({ retreatId }) => retreatId));
      cursor = page.next ?? undefined;
    } while (cursor !== undefined);
    expect(seen.toSorted()).toEqual(retreats.slice(0, 4).toSorted());
  });
});

describe('what is another city’s', () => {
  it('is not found', async () => {
    const params = { retreatId: retreats[4] ?? '' };
    for (const area of ['33', '33.71', '35.78']) {
      const client = running.as(area);
      const calls = [
        () => client.getRetreat({ params }),
        () => client.getDraftAgenda({ params }),
        () => client.announceRetreat({ params }),
        () => client.publishAgenda({ params }),
        () => client.listSpeakers({ params }),
      ];
      for (const call of calls) expect(await problemOf(call())).toMatchObject({ status: 404 });
    }
  });

  it('cannot be made', async () => {
    const body = {
      cityCode: '35.73',
      operatorCode: '35.73',
      title: 'Retret',
      period: { firstDay: '2025-11-04', lastDay: '2025-11-05' },
      venueId: venues['33.74'] ?? '',
    };
    expect(await problemOf(running.as('33').draftRetreat({ body }))).toMatchObject({
      code: 'venue-unknown',
    });
    const own = { ...body, venueId: venues['35.73'] ?? '' };
    expect(await problemOf(running.as('33').draftRetreat({ body: own }))).toMatchObject({
      code: 'venue-unknown',
    });
    const { items } = await running.as('35.73').listRetreats();
    expect(items).toHaveLength(1);
  });

  it('is shown as far as the province opens it: venues', async () => {
    const names = async (area: string) => {
      const { items } = await running.as(area).listVenues();
      return items.map(({ name }) => name);
    };
    expect(await names('33.71')).toEqual(['Kampus 33.71', 'Kampus 33.74']);
    expect(await names('33')).toEqual(['Kampus 33.71', 'Kampus 33.74']);
    expect(await names('33.72')).toEqual(['Kampus 33.74']);
    expect(await names('35.73')).toEqual(['Kampus 35.73']);
    const hidden = running.as('33.72').getVenue({ params: { venueId: venues['33.71'] ?? '' } });
    expect(await problemOf(hidden)).toMatchObject({ status: 404 });
  });

  it('can be opened to a province by the province only', async () => {
    const body = {
      cityCode: '33.71',
      openTo: '33',
      hostCode: '33.71',
      name: 'Gedung Wiworo',
      areaCode: '33.71',
      timeZone: 'Asia/Jakarta' as const,
      rooms: [],
    };
    expect(await problemOf(running.as('33.71').registerVenue({ body }))).toMatchObject({
      status: 403,
      code: 'open-beyond-area',
    });
  });
});

describe('the coverage of an agenda', () => {
  it('names the missions that no session serves', async () => {
    const client = running.as('33.71');
    const params = { retreatId: retreats[0] ?? '' };
    await client.addSession({
      params,
      body: {
        kind: 'lecture',
        title: 'Kepemimpinan wirausaha',
        startsAt: wib('2025-11-05', '09:15'),
        endsAt: wib('2025-11-05', '11:30'),
        tags: { astaCita: [3] },
      },
    });
    await client.announceRetreat({ params });
    await client.publishAgenda({ params });
    const coverage = await client.getAgendaCoverage({ params });
    expect(coverage.uncovered.astaCita).toEqual([7]);
    expect(coverage.astaCita[2]).toMatchObject({ mission: 3, sessions: 1, plannedJp: 3 });
  });
});
