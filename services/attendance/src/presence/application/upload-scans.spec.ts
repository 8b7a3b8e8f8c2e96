import { beforeEach, describe, expect, it } from '@jest/globals';
import { nameId } from '@korsa/store';
import { asOperator, type InMemoryService } from '../../../test/in-memory.js';
import {
  close,
  magelang,
  otherRetreatId,
  otherSessionId,
  registrationOf,
} from '../../../test/magelang.js';
import { retreatId } from '../../../test/presence.builder.js';
import { magelangSessions, session } from '../../../test/programmes.js';
import type { GivenScan } from './upload-scans.js';

const names = ['camat', 'asisten', 'inspektur'];
let service: InMemoryService;
let gateId: string;

beforeEach(async () => {
  service = await magelang(names, '2025-11-07T01:00:00.000Z');
  const gate = await asOperator(() =>
    service.registerGate.execute({ retreatId, label: 'Lapangan' }),
  );
  gateId = gate.id;
});

function scan(name: string, title: string, fields: Partial<GivenScan> = {}): GivenScan {
  const { sessionId, startsAt } = session(magelangSessions, title);
  return {
    scanId: nameId('scan', name, title),
    registrationId: registrationOf(name),
    sessionId,
    direction: 'in',
    method: 'qr',
    scannedAt: startsAt,
    ...fields,
  };
}

async function upload(...scans: GivenScan[]) {
  const recorded = await asOperator(() => service.uploadScans.execute({ gateId, scans }));
  return recorded.map(({ result }) => result.code ?? result.outcome);
}

describe('an upload of an offline gate', () => {
  it('answers each scan, in the order of the scans', async () => {
    expect(
      await upload(
        scan('camat', 'Drill'),
        scan('asisten', 'Drill', { registrationId: nameId('nobody') }),
        scan('inspektur', 'Opening'),
        scan('camat', 'Drill'),
        scan('camat', 'Opening', { scannedAt: '2025-11-05T02:00:00.000Z' }),
        scan('camat', 'Drill', { scanId: nameId('second'), method: 'search' }),
        scan('asisten', 'Drill', { sessionId: otherSessionId }),
        scan('asisten', 'Integrity', { scannedAt: '2025-11-07T02:00:00.000Z' }),
      ),
    ).toEqual([
      'accepted',
      'registration-unknown',
      'accepted',
      'duplicate',
      'session-over',
      'duplicate',
      'session-of-another-retreat',
      'clock-ahead',
    ]);
  });

  it('gets the same answer when it is sent again, and nothing counts twice', async () => {
    const scans = [scan('camat', 'Drill'), scan('camat', 'Opening'), scan('asisten', 'Drill')];
    const first = await upload(...scans);
    const said = service.presences.events.length;
    expect(await upload(...scans)).toEqual(first);
    expect(service.presences.events).toHaveLength(said);
  });

  it('keeps when it was seen and when it was received', async () => {
    await upload(scan('camat', 'Drill'));
    expect(service.presences.events[0]?.data).toMatchObject({
      scannedAt: session(magelangSessions, 'Drill').startsAt,
      receivedAt: '2025-11-07T01:00:00.000Z',
    });
  });

  it('decides each participant once, however many scans there are', async () => {
    const scans = names.flatMap((name) =>
      magelangSessions.slice(0, 12).map(({ title }) => scan(name, title)),
    );
    await upload(...scans.reverse());
    expect(names.map((name) => service.presences.counters(registrationOf(name)))).toEqual(
      names.map(() => ({ version: 1, sequence: 12 })),
    );
  });

  it('counts after the close, and no more after the decision', async () => {
    await close(service);
    expect(await upload(scan('camat', 'Drill'))).toEqual(['accepted']);
    await asOperator(() => service.confirmAttendance.execute({ retreatId }));
    expect(await upload(scan('camat', 'Drill'), scan('camat', 'Opening'))).toEqual([
      'accepted',
      'attendance-decided',
    ]);
  });

  it('does not undo a correction with a scan that was ignored before it', async () => {
    const [first, second] = [0, 1].map((n) =>
      scan('camat', 'Drill', { scanId: nameId('drill', String(n)) }),
    );
    expect(await upload(first!, second!)).toEqual(['accepted', 'duplicate']);
    const { sessionId } = first!;
    const correction = { sessionId, to: 'absent', lateMinutes: 0, reason: 'test-scan' } as const;
    await asOperator(() =>
      service.correctPresence.execute({ registrationId: registrationOf('camat'), ...correction }),
    );
    const said = service.presences.events.length;
    expect(await upload(second!)).toEqual(['presence-corrected']);
    expect(service.presences.events).toHaveLength(said);
  });

  it('does not let one gate speak for another retreat', async () => {
    const foreign = await asOperator(() =>
      service.registerGate.execute({ retreatId: otherRetreatId, label: 'Lapangan' }),
    );
    gateId = foreign.id;
    expect(await upload(scan('camat', 'Drill'))).toEqual(['gate-of-another-retreat']);
  });
});
