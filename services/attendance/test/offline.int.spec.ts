import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { presenceTopic, registrationTopic, retreatTopic } from '@korsa/contracts';
import { newId } from '@korsa/store';
import { eventually } from '@korsa/testing';
import { magelang } from './cities.js';
import { participantStory, registrationIdOf, retreatStory } from './neighbours.js';
import { magelangSessions } from './programmes.js';
import { runningAttendance, type AttendanceClient } from './running-attendance.js';

const { retreatId } = magelang;
const participants = Array.from({ length: 60 }, (_, n) => `participant-${n}`);
const devices = 8;
const running = runningAttendance();
let client: AttendanceClient;

beforeAll(async () => {
  await running.start();
  running.at('2025-11-07T08:00:00.000Z');
  client = running.as('33.71');
  await running.hear(retreatTopic, retreatStory(magelang));
  await running.hear(
    registrationTopic,
    participants.flatMap((name) => participantStory(magelang, { name, category: 'PNS' })),
  );
  await eventually(async () => {
    const { expected, sessions } = await client.getRetreatAttendance({ params: { retreatId } });
    expect([expected, sessions.length]).toEqual([60, magelangSessions.length]);
  });
});
afterAll(() => running.stop());

/** Every device saw everybody at some sessions; each session was seen by several devices. */
function seenBy(device: number) {
  return participants.flatMap((name, n) =>
    magelangSessions
      .filter((_, at) => (at + n + device) % 3 === 0)
      .map(({ sessionId, startsAt }) => ({
        scanId: newId(),
        registrationId: registrationIdOf(name),
        sessionId,
        direction: 'in' as const,
        scannedAt: new Date(Date.parse(startsAt) + device * 4 * 60_000).toISOString(),
      })),
  );
}

describe('devices that come back at once after a day without a network', () => {
  it('are all taken in: nothing lost, nothing doubled, the earliest scan stands', async () => {
    const uploads = await Promise.all(
      Array.from({ length: devices }, async (_, device) => {
        const { gateId } = await client.registerGate({
          body: { retreatId, label: `Gerbang ${device}` },
        });
        const scans = seenBy(device).slice(0, 500);
        const send = () => client.uploadScans({ params: { gateId }, body: { scans } });
        const [upload, again] = [await send(), await send()];
        expect(again.refused).toBe(0);
        expect(upload.accepted + upload.duplicate).toBe(scans.length);
        return scans;
      }),
    );
    const earliest = new Map<string, string>();
    for (const { registrationId, sessionId, scannedAt } of uploads.flat()) {
      const key = `${registrationId} ${sessionId}`;
      const before = earliest.get(key);
      earliest.set(key, before && before < scannedAt ? before : scannedAt);
    }
    const stored = (await running.states('presences')).flatMap(({ _id, records }) =>
      (records as { sessionId: string; arrival: { scannedAt: string } }[]).map(
        ({ sessionId, arrival }) => [`${String(_id)} ${sessionId}`, arrival.scannedAt] as const,
      ),
    );
    expect(stored).toHaveLength(earliest.size);
    expect(new Map(stored)).toEqual(earliest);

    const checkedIn = await eventually(async () => {
      const records = await running.records(presenceTopic);
      const found = records.filter(({ headers }) => headers['ce_type']?.endsWith('.checked-in.v1'));
      expect(found).toHaveLength(earliest.size);
      return found;
    });
    const told = checkedIn.map(
      ({ key, value }) => `${key} ${(JSON.parse(value ?? '') as { sessionId: string }).sessionId}`,
    );
    expect(new Set(told).size).toBe(earliest.size);
  });
});
