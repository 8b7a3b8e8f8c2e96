import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import {
  certificateTopic,
  creditTopic,
  presenceTopic,
  registrationTopic,
  retreatTopic,
} from '@korsa/contracts';
import { nameId } from '@korsa/store';
import { eventually } from '@korsa/testing';
import {
  participantStory,
  personIdOf,
  registrationIdOf,
  retreatClosed,
  retreatStory,
} from './neighbours.js';
import { magelang } from './cities.js';
import { magelangSessions, session } from './programmes.js';
import { runningAttendance, type AttendanceClient } from './running-attendance.js';

const { retreatId } = magelang;
const participants = Array.from({ length: 32 }, (_, n) => `participant-${n}`);
const [missesBlock, onDuty, director, neverComes] = participants as [
  string,
  string,
  string,
  string,
];
const offlineDay = '2025-11-05';

const running = runningAttendance();
let client: AttendanceClient;

beforeAll(async () => {
  await running.start();
  client = running.as('33.71');
  await running.hear(registrationTopic, [
    ...participants.flatMap((name) =>
      participantStory(magelang, { name, category: name === director ? 'BUMD' : 'PNS' }),
    ),
    ...participantStory(magelang, { name: 'waiting', category: 'PNS', answer: 'waitlisted' }),
  ]);
  await running.hear(retreatTopic, retreatStory(magelang));
});
afterAll(() => running.stop());

const comes = (name: string, title: string) =>
  name !== neverComes &&
  !(name === missesBlock && title === 'Simulation II') &&
  !(name === onDuty && title === 'Drill');
const scanOf = (
  name: string,
  { sessionId, startsAt, title }: (typeof magelangSessions)[number],
) => ({
  scanId: nameId('scan', name, title),
  registrationId: registrationIdOf(name),
  sessionId,
  scannedAt: startsAt,
});

describe('the retreat of Magelang', () => {
  it('is learnt from scheduling and registration, whichever speaks first', async () => {
    await eventually(async () => {
      expect(await client.getRetreatAttendance({ params: { retreatId } })).toMatchObject({
        plannedJp: 28,
        expected: 32,
        came: 0,
        operatorCode: '33',
        thresholdPercent: 90,
        basis: 'assumption',
      });
    });
  });

  it('keeps two gates, of which one is offline for a day', async () => {
    const [lobby, field] = await Promise.all(
      ['Lobi', 'Lapangan'].map((label) => client.registerGate({ body: { retreatId, label } })),
    );
    const kept: ReturnType<typeof scanOf>[] = [];
    for (const planned of magelangSessions) {
      running.at(planned.startsAt);
      const scans = participants
        .filter((name) => comes(name, planned.title))
        .map((name) => scanOf(name, planned));
      const offline = planned.startsAt.startsWith(offlineDay);
      const online = offline ? scans.filter((_, n) => n % 2 === 0) : scans;
      if (offline) kept.push(...scans.filter((_, n) => n % 2 === 1));
      await Promise.all(
        online.map((scan) => client.checkIn({ body: { gateId: lobby!.gateId, ...scan } })),
      );
    }
    running.at('2025-11-07T07:10:00.000Z');
    const scans = [...kept, ...kept.slice(0, 20)]
      .reverse()
      .map((scan) => ({ ...scan, direction: 'in' as const }));
    const upload = () => client.uploadScans({ params: { gateId: field!.gateId }, body: { scans } });
    const first = await upload();
    expect(first).toMatchObject({ accepted: kept.length, duplicate: 20, refused: 0 });
    expect((await upload()).outcomes).toEqual(first.outcomes);
  });

  it('excuses who was called away on duty', async () => {
    const presence = await client.excuseAbsence({
      params: { registrationId: registrationIdOf(onDuty) },
      body: {
        sessionIds: [session(magelangSessions, 'Drill').sessionId],
        reason: 'duty',
        document: '800.1.11.1/091/BKAD/XI/2025',
      },
    });
    expect(presence).toMatchObject({ earnedJp: 26, outlook: 'reached' });
  });

  it('is decided by a named person after the close', async () => {
    running.at('2025-11-07T07:30:00.000Z');
    await running.hear(retreatTopic, retreatClosed(magelang));
    const decided = await eventually(() =>
      client.decideAttendance({ params: { retreatId }, body: { confirm: true } }),
    );
    expect(decided).toMatchObject({
      confirmed: 32,
      decided: 32,
      met: 30,
      notMet: 2,
      incomplete: 0,
    });
    expect(
      await client.decideAttendance({ params: { retreatId }, body: { confirm: true } }),
    ).toEqual(decided);
  });

  it('ends with 30 completed, one attended, and nothing for who never came', async () => {
    const certificates = await eventually(async () => {
      const { items } = await client.listCertificates({
        params: { retreatId },
        query: { limit: 200 },
      });
      expect(items).toHaveLength(31);
      return items;
    });
    const attended = certificates.filter(({ outcome }) => outcome === 'attended');
    expect(attended).toMatchObject([
      { registrationId: registrationIdOf(missesBlock), jp: 25, basis: 'assumption', valid: true },
    ]);
    expect(new Set(certificates.map(({ number }) => number)).size).toBe(31);
    const { number } = attended[0]!;
    expect(await client.verifyCertificate({ query: { number } })).toEqual({
      number,
      valid: true,
      outcome: 'attended',
      jp: 25,
      cityCode: '33.71',
      retreatId,
      issuedAt: '2025-11-07T07:30:00.000Z',
      revokedAt: null,
    });
  });

  it('credits civil servants, not the BUMD director', async () => {
    await eventually(async () => {
      const ledger = await client.getCreditLedger({ params: { personId: personIdOf(onDuty) } });
      expect(ledger).toMatchObject({
        category: 'PNS',
        years: [{ year: 2025, jp: 26, rule: 'at-least', limitJp: 20, standing: 'reached' }],
      });
    });
    expect((await running.records(creditTopic)).map(({ key }) => key)).not.toContain(
      personIdOf(director),
    );
  });

  it('shows the numbers of the report', async () => {
    const attendance = await client.getRetreatAttendance({ params: { retreatId } });
    expect(attendance).toMatchObject({
      came: 31,
      earnedJp: 31 * 28 - 3 - 2,
      decided: 32,
      met: 30,
      excusedSessions: { duty: 1, illness: 0, permission: 0, dispensation: 0 },
      byOutlook: { reached: 30, reachable: 0, 'at-risk': 0, unreachable: 2 },
    });
  });

  it.each([
    ['presence', presenceTopic],
    ['credit', creditTopic],
    ['certificate', certificateTopic],
  ] as const)('is told on the %s stream without gaps, doubles or letters', async (_, topic) => {
    const records = await running.records(topic);
    expect(records.map(({ value }) => value).join()).not.toContain('BKAD');
    const said = Map.groupBy(records, ({ key }) => key);
    for (const events of said.values())
      expect(events.map(({ headers }) => Number(headers['ce_sequence']))).toEqual(
        events.map((_event, index) => index + 1),
      );
    const count = (name: string) =>
      records.filter(({ headers }) => headers['ce_type']?.endsWith(`.${name}.v1`)).length;
    expect({
      'checked-in': count('checked-in'),
      'absence-excused': count('absence-excused'),
      'attendance-decided': count('attendance-decided'),
      'credit-posted': count('credit-posted'),
      'certificate-issued': count('certificate-issued'),
    }).toEqual({ ...nothing, ...expectedEvents[topic.aggregate] });
  });
});

const nothing = {
  'checked-in': 0,
  'absence-excused': 0,
  'attendance-decided': 0,
  'credit-posted': 0,
  'certificate-issued': 0,
};
const expectedEvents: Readonly<Record<string, object>> = {
  presence: {
    'checked-in': 31 * magelangSessions.length - 2,
    'absence-excused': 1,
    'attendance-decided': 32,
  },
  credit: { 'credit-posted': 30 },
  certificate: { 'certificate-issued': 31 },
};
