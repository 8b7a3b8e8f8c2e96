import { beforeEach, describe, expect, it } from '@jest/globals';
import { nameId, newCause, runWithCause } from '@korsa/store';
import { asOperator, type InMemoryService } from '../../../test/in-memory.js';
import {
  enrol,
  magelang,
  otherRetreatId,
  otherSessionId,
  registrationOf,
} from '../../../test/magelang.js';
import { registrationId, retreatId } from '../../../test/presence.builder.js';
import { magelangSessions, session } from '../../../test/programmes.js';
import type { RecordPassCommand } from './record-pass.js';

const direction = session(magelangSessions, 'Development direction');
let service: InMemoryService;
let gateId: string;

beforeEach(async () => {
  service = await magelang();
  gateId = await openGate(retreatId);
});

async function openGate(at: string): Promise<string> {
  const gate = await asOperator(() =>
    service.registerGate.execute({ retreatId: at, label: 'Lobi' }),
  );
  return gate.id;
}

function checkIn(fields: Partial<RecordPassCommand> = {}) {
  return asOperator(() =>
    service.recordPass.execute({
      gateId,
      registrationId,
      sessionId: direction.sessionId,
      direction: 'in',
      method: 'qr',
      ...fields,
    }),
  );
}

const refusal = (code: string, kind = 'conflict') => expect.objectContaining({ code, kind });

describe('a check-in', () => {
  it('takes the time of the service when the gate names none', async () => {
    service.clock.at = '2025-11-05T02:35:00.000Z';
    const { outcome, record } = await checkIn();
    expect(outcome).toBe('accepted');
    expect(record.arrival).toMatchObject({
      scannedAt: service.clock.at,
      receivedAt: service.clock.at,
      lateMinutes: 20,
      punctuality: 'late',
    });
  });

  it('is a duplicate the second time and says nothing', async () => {
    await checkIn();
    service.clock.at = '2025-11-05T02:20:00.000Z';
    const { outcome, record } = await checkIn();
    expect(outcome).toBe('duplicate');
    expect(record.arrival?.scannedAt).toBe('2025-11-05T02:15:00.000Z');
    expect(service.presences.events).toHaveLength(1);
  });

  it('is the same check-in when the command is repeated with its key', async () => {
    const dedupe = { kind: 'command', key: 'k', fingerprint: 'f' } as const;
    const repeated = () =>
      runWithCause(newCause({ kind: 'request', area: '33.71', actor: 'g', dedupe }), () =>
        service.recordPass.execute({
          gateId,
          registrationId,
          sessionId: direction.sessionId,
          direction: 'in',
          method: 'qr',
        }),
      );
    const first = await repeated();
    service.clock.at = '2025-11-05T02:40:00.000Z';
    expect(await repeated()).toEqual(first);
  });

  it.each(['rejected', 'declined', 'substituted', 'cancelled'] as const)(
    'is refused to a registration that is %s',
    async (status) => {
      await enrol(service, 'camat', { status });
      await expect(checkIn()).rejects.toEqual(refusal(`registration-${status}`));
    },
  );

  it.each(['nominated', 'waitlisted', 'reconfirming'] as const)(
    'is refused to a registration that is only %s',
    async (status) => {
      await enrol(service, 'camat', { status });
      await expect(checkIn()).rejects.toEqual(refusal('registration-not-confirmed'));
    },
  );

  it('is refused to an unknown registration', async () => {
    await expect(checkIn({ registrationId: nameId('nobody') })).rejects.toEqual(
      refusal('registration-unknown', 'not-found'),
    );
  });

  it('is refused to a registration of another retreat', async () => {
    await enrol(service, 'guest', { retreatId: otherRetreatId });
    await expect(checkIn({ registrationId: registrationOf('guest') })).rejects.toEqual(
      refusal('registration-of-another-retreat'),
    );
  });

  it('is refused at a gate of another retreat', async () => {
    await expect(checkIn({ gateId: await openGate(otherRetreatId) })).rejects.toEqual(
      refusal('gate-of-another-retreat'),
    );
  });

  it('is refused at an unknown gate', async () => {
    await expect(checkIn({ gateId: nameId('gate', 'none') })).rejects.toEqual(
      refusal('not-found', 'not-found'),
    );
  });

  it('is refused for a session of another retreat and for an unknown one', async () => {
    await expect(checkIn({ sessionId: otherSessionId })).rejects.toEqual(
      refusal('session-of-another-retreat'),
    );
    await expect(checkIn({ sessionId: nameId('session', 'none') })).rejects.toEqual(
      refusal('session-unknown', 'not-found'),
    );
  });

  it('is refused before the doors open, after the end, and from a clock that runs ahead', async () => {
    await expect(checkIn({ scannedAt: '2025-11-05T01:00:00.000Z' })).rejects.toEqual(
      refusal('session-not-open'),
    );
    await expect(checkIn({ scannedAt: '2025-11-05T02:18:00.000Z' })).rejects.toEqual(
      refusal('clock-ahead'),
    );
    service.clock.at = direction.endsAt;
    await expect(checkIn()).rejects.toEqual(refusal('session-over'));
  });

  it('changes nothing when it is refused', async () => {
    await expect(checkIn({ sessionId: otherSessionId })).rejects.toBeDefined();
    expect(service.presences.all()).toEqual([]);
  });
});

describe('a pass of a session that was corrected', () => {
  const correctTo = (to: 'present' | 'absent') =>
    asOperator(() =>
      service.correctPresence.execute({
        registrationId,
        sessionId: direction.sessionId,
        to,
        lateMinutes: 0,
        reason: 'test-scan',
      }),
    );

  it.each(['in', 'out'] as const)('to absent is refused, going %s', async (way) => {
    await checkIn({ scanId: 'scan-in' });
    await checkIn({ scanId: 'scan-out', direction: 'out' });
    await correctTo('absent');
    const said = service.presences.events.length;
    const refused = refusal('presence-corrected');
    await expect(checkIn({ direction: way, scanId: `scan-${way}` })).rejects.toEqual(refused);
    await expect(checkIn({ direction: way, scanId: 'another' })).rejects.toEqual(refused);
    expect(service.presences.events).toHaveLength(said);
  });

  it('to absent and back is refused where nothing stands in its place', async () => {
    await checkIn({ scanId: 'scan-in' });
    await checkIn({ scanId: 'scan-out', direction: 'out' });
    await correctTo('absent');
    await correctTo('present');
    const { outcome, record } = await checkIn({ scanId: 'scan-in' });
    expect([outcome, record.arrival?.method]).toEqual(['duplicate', 'manual']);
    await expect(checkIn({ direction: 'out', scanId: 'scan-out' })).rejects.toEqual(
      refusal('presence-corrected'),
    );
  });
});

describe('a check-out', () => {
  it('is recorded beside the check-in', async () => {
    await checkIn();
    service.clock.at = '2025-11-05T04:00:00.000Z';
    const { outcome, record } = await checkIn({ direction: 'out' });
    expect([outcome, record.departure?.earlyMinutes]).toEqual(['accepted', 30]);
    expect(record.arrival?.lateMinutes).toBe(0);
  });
});
