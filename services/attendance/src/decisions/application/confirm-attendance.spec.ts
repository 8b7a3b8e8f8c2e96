import { describe, expect, it } from '@jest/globals';
import { nameId } from '@korsa/store';
import { asOperator, type InMemoryService } from '../../../test/in-memory.js';
import { close, enrol, magelang, registrationOf } from '../../../test/magelang.js';
import { retreatId } from '../../../test/presence.builder.js';
import { magelangSessions } from '../../../test/programmes.js';

const names = ['camat', 'asisten', 'inspektur'];

/** Everybody but the last comes to every session; the first misses a block of 3 JP. */
async function attended(): Promise<InMemoryService> {
  const service = await magelang(names, '2025-11-07T07:30:00.000Z');
  await asOperator(async () => {
    const gate = await service.registerGate.execute({ retreatId, label: 'Lobi' });
    const scans = names.slice(0, 2).flatMap((name) =>
      magelangSessions
        .filter(({ title }) => name !== 'camat' || title !== 'Simulation I')
        .map(({ sessionId, startsAt: scannedAt, title }) => ({
          scanId: nameId('scan', name, title),
          registrationId: registrationOf(name),
          sessionId,
          direction: 'in' as const,
          method: 'qr' as const,
          scannedAt,
        })),
    );
    await service.uploadScans.execute({ gateId: gate.id, scans });
  });
  return service;
}

const decide = (service: InMemoryService) =>
  asOperator(() => service.confirmAttendance.execute({ retreatId }));
const counts = (service: InMemoryService) =>
  asOperator(() => service.readDecisions.execute(retreatId));
const decisionOf = (service: InMemoryService, name: string) =>
  service.presences.all().find(({ id }) => id === registrationOf(name))?.decision;

describe('the decision of attendance', () => {
  it('waits for the close of the retreat', async () => {
    await expect(decide(await attended())).rejects.toMatchObject({ code: 'retreat-not-closed' });
  });

  it('decides everybody, also who never came', async () => {
    const service = await attended();
    await close(service);
    await decide(service);
    expect(await counts(service)).toEqual({
      retreatId,
      confirmed: 3,
      decided: 3,
      met: 1,
      notMet: 2,
      incomplete: 0,
      thresholdPercent: 90,
      basis: 'assumption',
    });
    expect(names.map((name) => decisionOf(service, name)?.earnedJp)).toEqual([25, 28, 0]);
    expect(decisionOf(service, 'camat')).toMatchObject({
      met: false,
      operatorCode: '33',
      lastDay: '2025-11-07',
      confirmedBy: 'operator-1',
      personId: nameId('person', 'camat'),
    });
  });

  it('says nothing twice when it is repeated', async () => {
    const service = await attended();
    await close(service);
    await decide(service);
    const said = service.presences.events.length;
    await decide(service);
    expect(service.presences.events).toHaveLength(said);
  });

  it('goes on with who was confirmed since, under the next number', async () => {
    const service = await attended();
    await close(service);
    await decide(service);
    await enrol(service, 'sekwan');
    await decide(service);
    const serials = [...names, 'sekwan'].map((name) => decisionOf(service, name)?.serial ?? 0);
    expect(serials.at(-1)).toBe(4);
    expect([...serials].sort()).toEqual([1, 2, 3, 4]);
  });

  it('leaves out of whom too little is known, and says so', async () => {
    const service = await magelang([], '2025-11-07T07:30:00.000Z');
    await asOperator(() =>
      service.learnAttendee.execute({
        registrationId: registrationOf('camat'),
        cityCode: '33.71',
        fact: { retreatId, personId: nameId('person', 'camat'), status: 'confirmed' },
      }),
    );
    await close(service);
    await decide(service);
    expect(await counts(service)).toMatchObject({ confirmed: 1, decided: 0, incomplete: 1 });
  });

  it('freezes the policy', async () => {
    const service = await attended();
    const to85 = () =>
      asOperator(() =>
        service.changePolicy.execute({ retreatId, decided: { thresholdPercent: 85 } }),
      );
    await to85();
    await close(service);
    await decide(service);
    expect(await counts(service)).toMatchObject({
      met: 2,
      thresholdPercent: 85,
      basis: 'committee',
    });
    await expect(to85()).rejects.toMatchObject({ code: 'policy-frozen', kind: 'conflict' });
  });
});

describe('a correction after the decision', () => {
  it('decides again, and settles ledger and certificate anew', async () => {
    const service = await attended();
    await close(service);
    await decide(service);
    await settle(service);
    const block = magelangSessions.find(({ title }) => title === 'Simulation I')!;
    service.clock.at = '2025-11-10T02:00:00.000Z';
    await asOperator(() =>
      service.correctPresence.execute({
        registrationId: registrationOf('camat'),
        sessionId: block.sessionId,
        to: 'present',
        lateMinutes: 0,
        reason: 'objection-upheld',
      }),
    );
    await settle(service);
    expect(decisionOf(service, 'camat')).toMatchObject({ revision: 2, met: true, earnedJp: 28 });
    const certificates = service.certificates
      .all()
      .filter((certificate) => certificate.registrationId === registrationOf('camat'));
    expect(
      certificates.map(({ number, outcome, revokedAt }) => [number, outcome, revokedAt !== null]),
    ).toEqual([
      [expect.stringMatching(/^800\.2\.4\/\d{5}\/33\/33\.71\/XI\/2025$/), 'attended', true],
      [expect.stringMatching(/^800\.2\.4\/\d{5}-R2\/33\/33\.71\/XI\/2025$/), 'completed', false],
    ]);
    expect(certificates[0]?.replacedBy).toBe(certificates[1]?.id);
    expect(service.ledgers.events.map(({ type }) => type)).toContain('CreditReversed');
  });

  it('gives no certificate and no credit to who never came', async () => {
    const service = await attended();
    await close(service);
    await decide(service);
    await settle(service);
    await settle(service);
    expect(service.certificates.all()).toHaveLength(2);
    expect(service.ledgers.all()).toHaveLength(2);
  });
});

/** What the consumers of the service's own topic do with everything said so far, again and again. */
async function settle(service: InMemoryService): Promise<void> {
  for (const { key, value, headers } of service.presences.published) {
    if (!headers['ce_type']?.includes('attendance-decided')) continue;
    const command = {
      registrationId: key,
      cityCode: '33.71',
      decided: JSON.parse(value) as NonNullable<ReturnType<typeof decisionOf>>,
    };
    await asOperator(() => service.postCredit.execute(command));
    await asOperator(() => service.issueCertificate.execute(command));
  }
}
