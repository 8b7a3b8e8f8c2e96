import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import {
  decodeEnvelope,
  definitionOf,
  readEvent,
  retreatTopic,
  type WireMessage,
} from '@korsa/contracts';
import type { TopicRecord } from '@korsa/eventing';
import { eventually } from '@korsa/testing';
import { magelang, malang, type Row } from './agendas.js';
import { wib } from './builders.js';
import { problemOf, runningScheduling, type Scheduling } from './running-scheduling.js';

const running = runningScheduling();
beforeAll(() => running.start());
afterAll(() => running.stop());

const campus = {
  cityCode: '33.74',
  openTo: '33',
  hostCode: '33',
  name: 'Kampus BPSDMD Provinsi Jawa Tengah',
  areaCode: '33.74',
  timeZone: 'Asia/Jakarta' as const,
  rooms: [{ code: 'sasana', name: 'Gedung Sasana Widya Praja', capacity: 60 }],
};
const polytechnic = {
  cityCode: '35.73',
  hostCode: 'poltekad',
  name: 'Politeknik Angkatan Darat',
  areaCode: '35.79',
  timeZone: 'Asia/Jakarta' as const,
  rooms: [{ code: 'aula', name: 'Aula', capacity: 120 }],
};

async function plan(client: Scheduling, retreatId: string, rows: readonly Row[], roomCode: string) {
  for (const [day, from, to, kind] of rows) {
    const times = { startsAt: `${day}T${from}:00+07:00`, endsAt: `${day}T${to}:00+07:00` };
    const body = { kind, title: `${kind} ${from}`, ...times, roomCode };
    await client.addSession({ params: { retreatId }, body });
  }
}

/** The events of a retreat in the order of the topic, each checked by its contract. */
async function told(retreatId: string, last: string) {
  return eventually(async () => {
    const records = await running.records(retreatTopic);
    const events = records.filter(({ key }) => key === retreatId).map(eventOf);
    return events.at(-1)?.name === last ? events : null;
  });
}

function eventOf(record: TopicRecord) {
  const { type, event } = decodeEnvelope(record as WireMessage);
  const definition = definitionOf(type);
  if (!definition) throw new Error(`${type} is unknown.`);
  return readEvent(definition, event);
}

describe('Kota Magelang at the campus of the province', () => {
  const province = () => running.as('33');
  let retreatId: string;

  it('is drafted and announced by the province for the city', async () => {
    running.at('2025-09-15T02:00:00.000Z');
    const { venueId } = await province().registerVenue({ body: campus });
    const drafted = await province().draftRetreat({
      body: {
        cityCode: '33.71',
        operatorCode: '33',
        title: 'Mandala Magelang Strategic Learning',
        period: { firstDay: '2025-11-04', lastDay: '2025-11-07' },
        venueId,
        objectives: {
          rpjmd: [{ code: 'm1', title: 'Tata kelola yang melayani' }],
          priorities: [{ code: '2026.layanan', title: 'Mutu layanan 2026' }],
          astaCita: [7],
        },
      },
    });
    retreatId = drafted.retreatId;
    expect(drafted).toMatchObject({ status: 'drafted', hostCode: '33', cityCode: '33.71' });
    const announced = await province().announceRetreat({ params: { retreatId } });
    expect(announced).toMatchObject({ status: 'announced', agenda: { release: 0 } });
  });

  it('gets an agenda of 28 JP, which the city can edit, too', async () => {
    await plan(running.as('33.71'), retreatId, magelang, 'sasana');
    const draft = await province().getDraftAgenda({ params: { retreatId } });
    expect(draft.warnings).toEqual([]);
    expect(draft.changes.scheduled).toHaveLength(magelang.length);
    const agenda = await province().publishAgenda({ params: { retreatId } });
    expect(agenda).toMatchObject({ release: 1, plannedJp: 28, jpPolicy: { basis: 'assumption' } });
    expect(agenda.days.map(({ plannedJp }) => plannedJp)).toEqual([3, 10, 11, 4]);
  });

  it('keeps its rooms from another retreat of the province', async () => {
    const { place } = await province().getRetreat({ params: { retreatId } });
    const other = await province().draftRetreat({
      body: {
        cityCode: '33.72',
        operatorCode: '33',
        title: 'Retret Surakarta',
        period: { firstDay: '2025-11-05', lastDay: '2025-11-05' },
        venueId: place.venueId,
      },
    });
    const params = { retreatId: other.retreatId };
    const times = { startsAt: '2025-11-05T08:00:00+07:00', endsAt: '2025-11-05T08:30:00+07:00' };
    const body = { kind: 'lecture' as const, title: 'Pembukaan', ...times, roomCode: 'sasana' };
    expect(await problemOf(province().addSession({ params, body }))).toMatchObject({
      status: 409,
      code: 'room-taken',
    });
    const { taken } = await province().getVenue({ params: { venueId: place.venueId } });
    expect(taken).toHaveLength(magelang.length);
  });

  it('opens on its second day, loses a sport block to rest, and closes', async () => {
    running.at(wib('2025-11-05', '07:30'));
    await province().openRetreat({ params: { retreatId } });
    const { sessions } = await province().getAgenda({ params: { retreatId } });
    const outbound = sessions.find(({ kind }) => kind === 'outbound');
    const params = { retreatId, sessionId: outbound?.sessionId ?? '' };
    await province().cancelSession({ params });
    expect(await province().publishAgenda({ params })).toMatchObject({ release: 2, plannedJp: 26 });
    running.at(wib('2025-11-07', '14:00'));
    const closed = await province().closeRetreat({ params: { retreatId } });
    expect(closed).toMatchObject({ status: 'closed', closedAt: wib('2025-11-07', '14:00') });
    const { taken } = await province().getVenue({ params: { venueId: closed.place.venueId } });
    expect(taken).toEqual([]);
  });

  it('has told all of it, in order and without a gap', async () => {
    const events = await told(retreatId, 'RetreatClosed');
    expect(events.map(({ name }) => name)).toEqual([
      'RetreatDrafted',
      'RetreatAnnounced',
      ...magelang.map(() => 'SessionScheduled'),
      'AgendaPublished',
      'RetreatOpened',
      'SessionCancelled',
      'AgendaPublished',
      'RetreatClosed',
    ]);
    expect(events.map(({ sequence }) => sequence)).toEqual(events.map((_, index) => index + 1));
    expect(new Set(events.map(({ cityCode }) => cityCode))).toEqual(new Set(['33.71']));
    expect(events.at(-1)?.time).toBe(wib('2025-11-07', '14:00'));
  });
});

describe('Kota Malang at the army polytechnic', () => {
  const city = () => running.as('35.73');
  let retreatId: string;

  it('is announced with two speakers confirmed and a third one open', async () => {
    running.at('2025-05-05T02:00:00.000Z');
    const { venueId } = await city().registerVenue({ body: polytechnic });
    const drafted = await city().draftRetreat({
      body: {
        cityCode: '35.73',
        operatorCode: '35.73',
        title: 'Retret Kota Malang',
        period: { firstDay: '2025-05-16', lastDay: '2025-05-18' },
        venueId,
        speakerSlots: [{ expectedFrom: ['central', 'provincial'] }],
      },
    });
    retreatId = drafted.retreatId;
    const params = { retreatId };
    await city().announceRetreat({ params });
    for (const office of ['Kepala BKN', 'Menteri Dalam Negeri']) {
      const body = { office, institution: 'Pusat' };
      const { speakerId } = await city().inviteSpeaker({ params, body });
      await city().confirmSpeaker({ params: { retreatId, speakerId } });
    }
    expect(await city().getRetreat({ params })).toMatchObject({
      operatorCode: '35.73',
      hostCode: 'poltekad',
      place: { areaCode: '35.79' },
      speakers: { planned: 3, open: 1, invited: 0, confirmed: 2 },
    });
  });

  it('moves one day ahead with its agenda of 20 JP', async () => {
    const dayLater: readonly Row[] = malang.map(([day, ...rest]) => [
      day.replace(/\d\d$/, (of) => String(Number(of) + 1)),
      ...rest,
    ]);
    const params = { retreatId };
    await plan(city(), retreatId, dayLater, 'aula');
    await city().publishAgenda({ params });
    const moved = await city().rescheduleRetreat({
      params,
      body: {
        period: { firstDay: '2025-05-15', lastDay: '2025-05-17' },
        reason: 'Menyesuaikan jadwal Poltekad',
      },
    });
    expect(moved.reschedulings).toHaveLength(1);
    const agenda = await city().getAgenda({ params });
    expect(agenda).toMatchObject({ release: 2, plannedJp: 20 });
    expect(agenda.sessions.map(({ startsAt }) => startsAt)).toEqual(
      malang.map(([day, from]) => wib(day, from)),
    );
  });

  it('finds its third speaker the day before, and replaces one who cannot come', async () => {
    const params = { retreatId };
    running.at(wib('2025-05-14', '10:00'));
    const { items } = await city().listSpeakers({ params });
    const [third, first] = items;
    await city().inviteSpeaker({
      params,
      body: {
        speakerId: third?.speakerId,
        office: 'Kepala BPSDM',
        institution: 'Provinsi Jawa Timur',
      },
    });
    await city().confirmSpeaker({ params: { retreatId, speakerId: third?.speakerId ?? '' } });
    await city().replaceSpeaker({
      params: { retreatId, speakerId: first?.speakerId ?? '' },
      body: { office: 'Deputi BKN', institution: 'Pusat', reason: 'Berhalangan' },
    });
    expect(await city().getRetreat({ params })).toMatchObject({
      speakers: { planned: 3, open: 0, invited: 1, confirmed: 2 },
    });
  });

  it('has told each session that moved, and the release that they make', async () => {
    const events = await told(retreatId, 'SpeakerReplaced');
    const moved = events.findIndex(({ name }) => name === 'RetreatRescheduled');
    expect(events.slice(moved, moved + malang.length + 2).map(({ name }) => name)).toEqual([
      'RetreatRescheduled',
      ...malang.map(() => 'SessionMoved'),
      'AgendaPublished',
    ]);
    expect(events.map(({ sequence }) => sequence)).toEqual(events.map((_, index) => index + 1));
  });
});
