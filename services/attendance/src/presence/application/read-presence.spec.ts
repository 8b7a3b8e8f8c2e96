import { describe, expect, it } from '@jest/globals';
import { nameId } from '@korsa/store';
import { asOperator, inMemoryService } from '../../../test/in-memory.js';
import { enrol, magelang, registrationOf } from '../../../test/magelang.js';
import { registrationId, retreatId } from '../../../test/presence.builder.js';
import { magelangSessions, session } from '../../../test/programmes.js';

const noonOfDay2 = '2025-11-05T05:00:00.000Z';

async function withScans(titles: readonly string[]) {
  const service = await magelang(['camat', 'asisten'], noonOfDay2);
  await asOperator(async () => {
    const gate = await service.registerGate.execute({ retreatId, label: 'Lobi' });
    const scans = titles.map((title) => {
      const { sessionId, startsAt: scannedAt } = session(magelangSessions, title);
      const scanId = nameId('scan', title);
      return {
        scanId,
        registrationId,
        sessionId,
        direction: 'in',
        method: 'qr',
        scannedAt,
      } as const;
    });
    await service.uploadScans.execute({ gateId: gate.id, scans });
  });
  return service;
}

describe('the presence of a participant', () => {
  it('shows each session and what is still reachable', async () => {
    const service = await withScans(['Program briefing', 'Group dynamics', 'Opening']);
    const presence = await asOperator(() => service.readPresence.one(registrationId));
    expect(presence).toMatchObject({
      plannedJp: 28,
      earnedJp: 3,
      reachableJp: 25,
      outlook: 'unreachable',
      basis: 'assumption',
      decision: null,
    });
    const statusOf = (title: string) =>
      presence.sessions.find(
        ({ sessionId }) => sessionId === session(magelangSessions, title).sessionId,
      )?.status;
    expect(['Opening', 'Development direction', 'Drill'].map(statusOf)).toEqual([
      'present',
      'absent',
      'expected',
    ]);
  });

  it('is shown as far as it is known when scheduling has told nothing yet', async () => {
    const service = inMemoryService(noonOfDay2);
    await enrol(service, 'camat', { category: 'PPPK' });
    expect(await asOperator(() => service.readPresence.one(registrationId))).toMatchObject({
      category: 'PPPK',
      plannedJp: 0,
      sessions: [],
    });
  });

  it('is refused for an unknown registration', async () => {
    const service = inMemoryService(noonOfDay2);
    await expect(
      asOperator(() => service.readPresence.one(nameId('nobody'))),
    ).rejects.toMatchObject({ code: 'registration-unknown', kind: 'not-found' });
  });

  it('is listed for all, also for who never came', async () => {
    const service = await withScans(['Program briefing']);
    await enrol(service, 'lurah', { status: 'declined' });
    const filter = { retreatId, status: 'confirmed' } as const;
    const pages = await asOperator(async () => {
      const first = await service.readPresence.page(filter, { limit: 1 });
      const cursor = first.next ?? undefined;
      return [first, await service.readPresence.page(filter, { cursor, limit: 1 })];
    });
    expect(pages.map(({ next }) => next === null)).toEqual([false, true]);
    const earned = new Map(
      pages.flatMap(({ items }) => items.map((item) => [item.registrationId, item.earnedJp])),
    );
    expect(earned).toEqual(
      new Map([
        [registrationOf('camat'), 1],
        [registrationOf('asisten'), 0],
      ]),
    );
  });
});

describe('the attendance of a retreat', () => {
  it('counts the confirmed participants', async () => {
    const service = await withScans(['Program briefing', 'Opening']);
    await enrol(service, 'direktur', { category: 'BUMD' });
    await asOperator(() =>
      service.excuseAbsence.execute({
        registrationId: registrationOf('asisten'),
        sessionIds: [session(magelangSessions, 'Drill').sessionId],
        reason: 'duty',
      }),
    );
    const attendance = await asOperator(() => service.readAttendance.execute(retreatId));
    expect(attendance).toMatchObject({
      cityCode: '33.71',
      operatorCode: '33',
      plannedJp: 28,
      thresholdPercent: 90,
      basis: 'assumption',
      expected: 3,
      came: 1,
      earnedJp: 1,
      decided: 0,
      excusedSessions: { duty: 1, illness: 0, permission: 0, dispensation: 0 },
      byOutlook: { reached: 0, reachable: 0, 'at-risk': 0, unreachable: 3 },
      byCategory: [
        { category: 'BUMD', expected: 1, came: 0 },
        { category: 'PNS', expected: 2, came: 1 },
      ],
    });
    const { sessionId, startsAt, endsAt } = session(magelangSessions, 'Opening');
    expect(attendance.sessions[4]).toEqual({
      sessionId,
      startsAt,
      endsAt,
      plannedJp: 0,
      expected: 0,
      present: 1,
      late: 0,
      tooLate: 0,
      excused: 0,
      absent: 2,
    });
  });
});
