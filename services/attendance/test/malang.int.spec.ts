import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { registrationTopic, retreatTopic } from '@korsa/contracts';
import { nameId } from '@korsa/store';
import { eventually } from '@korsa/testing';
import { malang } from './cities.js';
import {
  participantStory,
  personIdOf,
  registrationIdOf,
  retreatClosed,
  retreatStory,
} from './neighbours.js';
import { malangSessions, session } from './programmes.js';
import { runningAttendance, type AttendanceClient } from './running-attendance.js';

const { retreatId } = malang;
const running = runningAttendance();
let client: AttendanceClient;
let gateId: string;

beforeAll(async () => {
  await running.start();
  running.at('2025-05-17T08:00:00.000Z');
  client = running.as('35.73');
  await running.hear(retreatTopic, retreatStory(malang));
  await running.hear(registrationTopic, [
    ...participantStory(malang, { name: 'lurah', category: 'PNS' }),
    ...participantStory(malang, { name: 'pppk', category: 'PPPK' }),
    ...participantStory(malang, { name: 'director', category: 'BUMD' }),
    ...participantStory(malang, { name: 'ill', category: 'PNS' }),
  ]);
  await eventually(async () => {
    const attendance = await client.getRetreatAttendance({ params: { retreatId } });
    expect([attendance.expected, attendance.sessions.length]).toEqual([4, malangSessions.length]);
  });
  ({ gateId } = await client.registerGate({ body: { retreatId, label: 'Gerbang utama' } }));
});
afterAll(() => running.stop());

const nightAndMorning = ['Clinic', 'Caraka malam', 'Service simulation'];

/** What the gate saw: everybody comes to everything, but one is in hospital for a night and somebody is late twice. */
function scans() {
  const late: Readonly<Record<string, number>> = { Ethics: 20, Budget: 40 };
  return ['lurah', 'pppk', 'director', 'ill'].flatMap((name) =>
    malangSessions
      .filter(({ title }) => name !== 'ill' || !nightAndMorning.includes(title))
      .map(({ sessionId, startsAt, title }) => ({
        scanId: nameId('scan', name, title),
        registrationId: registrationIdOf(name),
        sessionId,
        direction: 'in' as const,
        scannedAt: new Date(
          Date.parse(startsAt) + (name === 'lurah' ? (late[title] ?? 0) : 0) * 60_000,
        ).toISOString(),
      })),
  );
}

describe('the retreat of Malang', () => {
  it('tells late from too late, and earns JP for the first alone', async () => {
    const upload = await client.uploadScans({ params: { gateId }, body: { scans: scans() } });
    expect(upload).toMatchObject({ duplicate: 0, refused: 0 });
    const presence = await client.getPresence({
      params: { registrationId: registrationIdOf('lurah') },
    });
    const statusOf = (title: string) =>
      presence.sessions.find(
        ({ sessionId }) => sessionId === session(malangSessions, title).sessionId,
      );
    expect(statusOf('Ethics')).toMatchObject({ status: 'late', lateMinutes: 20 });
    expect(statusOf('Budget')).toMatchObject({ status: 'too-late', lateMinutes: 40 });
    expect(presence).toMatchObject({ earnedJp: 17, outlook: 'unreachable' });
  });

  it('excuses a night in hospital session by session, and shows it', async () => {
    const presence = await client.excuseAbsence({
      params: { registrationId: registrationIdOf('ill') },
      body: {
        sessionIds: nightAndMorning.map((title) => session(malangSessions, title).sessionId),
        reason: 'illness',
      },
    });
    expect(presence).toMatchObject({ earnedJp: 15, excusedJp: 0, reachableJp: 15 });
    const { excusedSessions } = await client.getRetreatAttendance({ params: { retreatId } });
    expect(excusedSessions).toEqual({ duty: 0, illness: 3, permission: 0, dispensation: 0 });
  });

  it('counts the excuse towards the threshold when the committee says so, not as JP', async () => {
    const policy = await client.changeAttendancePolicy({
      params: { retreatId },
      body: { excusesThatCount: ['illness'] },
    });
    expect(policy).toMatchObject({ thresholdPercent: 90, basis: 'assumption' });
    expect(policy.assumed).not.toContain('excusesThatCount');
    expect(
      await client.getPresence({ params: { registrationId: registrationIdOf('ill') } }),
    ).toMatchObject({ earnedJp: 15, excusedJp: 5, outlook: 'reached' });
  });

  it('corrects with a reason what the gate had wrong', async () => {
    const presence = await client.correctPresence({
      params: { registrationId: registrationIdOf('lurah') },
      body: {
        sessionId: session(malangSessions, 'Budget').sessionId,
        to: 'present',
        lateMinutes: 10,
        reason: 'scan-missing',
      },
    });
    expect(presence).toMatchObject({ earnedJp: 20, outlook: 'reached' });
  });

  it('is decided, certified and credited by employment', async () => {
    await running.hear(retreatTopic, retreatClosed(malang));
    const params = { retreatId };
    await eventually(async () => {
      const decided = await client.decideAttendance({ params, body: { confirm: true } });
      expect(decided).toMatchObject({ decided: 4, met: 4, notMet: 0 });
    });
    await eventually(async () => {
      const { items } = await client.listCertificates({ params, query: { outcome: 'completed' } });
      expect(items.map(({ jp }) => jp).sort()).toEqual([15, 20, 20, 20]);
      expect(items[0]?.number).toMatch(/^800\.2\.4\/0000\d\/35\.73\/35\.73\/V\/2025$/);
    });
    await eventually(async () => {
      const ledger = await client.getCreditLedger({ params: { personId: personIdOf('pppk') } });
      expect(ledger.years).toEqual([
        {
          year: 2025,
          jp: 20,
          rule: 'at-most',
          limitJp: 24,
          standing: 'within',
          basis: 'assumption',
        },
      ]);
    });
  });

  it('is no business of the province of Jawa Tengah', async () => {
    const { items } = await running
      .as('33')
      .listPresences({ params: { retreatId } })
      .catch(() => ({
        items: [],
      }));
    expect(items).toEqual([]);
    expect(await running.states('presences')).toHaveLength(4);
  });
});

describe('a correction after the decision', () => {
  const params = { retreatId };

  it('replaces the certificate and settles the ledger', async () => {
    await client.correctPresence({
      params: { registrationId: registrationIdOf('pppk') },
      body: {
        sessionId: session(malangSessions, 'Public service').sessionId,
        to: 'absent',
        reason: 'wrong-person',
      },
    });
    const registrationId = registrationIdOf('pppk');
    await eventually(async () => {
      const { items } = await client.listCertificates({ params, query: { registrationId } });
      const [valid, revoked] = [true, false].map((is) => items.find(({ valid }) => valid === is));
      expect(valid).toMatchObject({ outcome: 'attended', jp: 17 });
      expect(valid?.number).toContain('-R2/');
      expect(revoked).toMatchObject({ outcome: 'completed', replacedBy: valid?.certificateId });
    });
    await eventually(async () => {
      const ledger = await client.getCreditLedger({ params: { personId: personIdOf('pppk') } });
      expect(ledger.entries.map(({ kind, jp }) => [kind, jp])).toEqual([
        ['posted', 20],
        ['reversed', 20],
        ['posted', 17],
      ]);
    });
  });
});
