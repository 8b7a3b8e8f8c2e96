import { beforeEach, describe, expect, it } from '@jest/globals';
import { nameId } from '@korsa/store';
import { asOperator, type InMemoryService } from '../../../test/in-memory.js';
import { close, magelang, registrationOf } from '../../../test/magelang.js';
import { retreatId } from '../../../test/presence.builder.js';
import { magelangSessions } from '../../../test/programmes.js';

const block = 'Simulation I';
const names = ['camat', 'asisten'];

let service: InMemoryService;
let gateId: string;

beforeEach(async () => {
  service = await magelang(names, '2025-11-07T07:30:00.000Z');
  const gate = await asOperator(() => service.registerGate.execute({ retreatId, label: 'Lobi' }));
  gateId = gate.id;
});

/** Somebody who came to everything, to one block of 3 JP so many minutes late. */
function upload(name: string, lateMinutes: number) {
  const scans = magelangSessions.map(({ sessionId, startsAt, title }) => ({
    scanId: nameId('scan', name, title),
    registrationId: registrationOf(name),
    sessionId,
    direction: 'in' as const,
    method: 'qr' as const,
    scannedAt: after(startsAt, title === block ? lateMinutes : 0),
  }));
  return asOperator(() => service.uploadScans.execute({ gateId, scans }));
}

function after(moment: string, minutes: number): string {
  return new Date(Date.parse(moment) + minutes * 60_000).toISOString();
}

const tooLateAfter = (tooLateAfterMinutes: number) =>
  asOperator(() => service.changePolicy.execute({ retreatId, decided: { tooLateAfterMinutes } }));
const presenceOf = (name: string) =>
  asOperator(() => service.readPresence.one(registrationOf(name)));
const statusOf = async (name: string) =>
  (await presenceOf(name)).sessions.find(({ lateMinutes }) => lateMinutes > 0)?.status;

describe('a change of how late is too late', () => {
  it.each([
    [45, 28, 'late'],
    [30, 25, 'too-late'],
  ] as const)(
    'to %i minutes judges scans from before and after it alike: %i JP',
    async (minutes, earnedJp, status) => {
      await tooLateAfter(minutes === 45 ? 30 : 45);
      await upload('camat', 40);
      await tooLateAfter(minutes);
      await upload('asisten', 40);
      expect(await Promise.all(names.map(statusOf))).toEqual([status, status]);
      await close(service);
      await asOperator(() => service.confirmAttendance.execute({ retreatId }));
      const decided = service.presences.all().map(({ decision }) => decision?.earnedJp);
      expect(decided).toEqual([earnedJp, earnedJp]);
    },
  );

  it('shows in the figures of the retreat', async () => {
    await upload('camat', 40);
    await tooLateAfter(45);
    const { sessions } = await asOperator(() => service.readAttendance.execute(retreatId));
    const counts = sessions.find(({ late, tooLate }) => late + tooLate > 0);
    expect(counts).toMatchObject({ late: 1, tooLate: 0 });
  });

  it('leaves what the gate said as it was said', async () => {
    await upload('camat', 40);
    await tooLateAfter(45);
    const told = service.presences.events.find(
      (event) => event.type === 'CheckedIn' && event.data.lateMinutes === 40,
    );
    expect(told?.data).toMatchObject({ punctuality: 'too-late' });
  });

  it('is what an earlier scan is corrected by', async () => {
    await upload('camat', 40);
    await tooLateAfter(45);
    const { sessionId, startsAt } = magelangSessions.find(({ title }) => title === block)!;
    const scan = {
      scanId: nameId('scan', 'earlier'),
      registrationId: registrationOf('camat'),
      sessionId,
      direction: 'in' as const,
      method: 'qr' as const,
      scannedAt: after(startsAt, 20),
    };
    await asOperator(() => service.uploadScans.execute({ gateId, scans: [scan] }));
    const corrected = service.presences.events.find(({ type }) => type === 'PresenceCorrected');
    expect(corrected?.data).toMatchObject({
      before: { status: 'late', lateMinutes: 40 },
      after: { status: 'late', lateMinutes: 20 },
    });
  });
});
