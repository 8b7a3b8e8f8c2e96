import { decodeEnvelope, presenceTopic, readEvent, type Received } from '@korsa/contracts';
import { nameId } from '@korsa/store';
import { CertificatePresenceEventsConsumer } from '../src/certificates/events/presence-events.consumer.js';
import { CreditPresenceEventsConsumer } from '../src/credits/events/presence-events.consumer.js';
import { asOperator, type InMemoryService } from './in-memory.js';
import { close, magelang } from './magelang.js';
import { registrationId, retreatId } from './presence.builder.js';
import { magelangSessions, session } from './programmes.js';

const sessionOf = (title: string) => session(magelangSessions, title).sessionId;

/** A participant to whom everything happens that can: warned twice, set right, decided, and decided again. */
export async function everything(): Promise<InMemoryService> {
  const service = await magelang(['camat'], '2025-11-06T01:00:00.000Z');
  await asOperator(async () => {
    const { id: gateId } = await service.registerGate.execute({ retreatId, label: 'Lobi' });
    const came = (titles: readonly string[]) =>
      service.uploadScans.execute({ gateId, scans: titles.map(scanAt) });
    await came(['Program briefing']);
    service.clock.at = '2025-11-07T07:30:00.000Z';
    const missed = ['Group dynamics', 'Simulation I'];
    await came(
      magelangSessions.map(({ title }) => title).filter((title) => !missed.includes(title)),
    );
    await service.recordPass.execute({
      gateId,
      registrationId,
      sessionId: sessionOf('Closing'),
      direction: 'out',
      method: 'qr',
    });
    const sessionIds = [sessionOf('Simulation I')];
    await service.excuseAbsence.execute({ registrationId, sessionIds, reason: 'duty' });
    await correct(service, 'Simulation I', 'present');
    await correct(service, 'Group dynamics', 'present');
  });
  await close(service);
  await asOperator(() => service.confirmAttendance.execute({ retreatId }));
  await asOperator(() => correct(service, 'Simulation I', 'absent'));
  for (const decided of decisionsOf(service)) await asOperator(() => follow(service, decided));
  return service;
}

function scanAt(title: string) {
  const { sessionId, startsAt: scannedAt } = session(magelangSessions, title);
  const scanId = nameId('scan', title);
  const [direction, method] = ['in', 'qr'] as const;
  return { scanId, registrationId, sessionId, direction, method, scannedAt };
}

function correct(service: InMemoryService, title: string, to: 'present' | 'absent') {
  const sessionId = sessionOf(title);
  const [reason, lateMinutes] = ['scan-missing', 0] as const;
  return service.correctPresence.execute({ registrationId, sessionId, to, lateMinutes, reason });
}

type Decided = Received<typeof presenceTopic.AttendanceDecided>;

function decisionsOf({ presences }: InMemoryService): Decided[] {
  const { AttendanceDecided } = presenceTopic;
  return presences.published
    .map((message) => decodeEnvelope(message))
    .filter(({ type }) => type === AttendanceDecided.type)
    .map(({ event }) => readEvent(AttendanceDecided, event) as Decided);
}

/** What the service itself makes of a decision. */
async function follow(service: InMemoryService, decided: Decided): Promise<void> {
  await new CreditPresenceEventsConsumer(service.postCredit).onAttendanceDecided(decided);
  const certificates = new CertificatePresenceEventsConsumer(service.issueCertificate);
  await certificates.onAttendanceDecided(decided);
}
