import { beforeEach, describe, expect, it } from '@jest/globals';
import { nameId } from '@korsa/store';
import { asOperator, type InMemoryService } from '../../../test/in-memory.js';
import { enrol, magelang, otherSessionId } from '../../../test/magelang.js';
import { registrationId } from '../../../test/presence.builder.js';
import { magelangSessions, session } from '../../../test/programmes.js';
import type { ExcuseAbsenceCommand } from './excuse-absence.js';

const drill = session(magelangSessions, 'Drill').sessionId;
let service: InMemoryService;

beforeEach(async () => {
  service = await magelang();
});

function excuse(fields: Partial<ExcuseAbsenceCommand> = {}) {
  return asOperator(() =>
    service.excuseAbsence.execute({
      registrationId,
      sessionIds: [drill],
      reason: 'duty',
      ...fields,
    }),
  );
}

describe('an excuse', () => {
  it('names who gave it and keeps the letter out of the event', async () => {
    await excuse({ document: '800.1.11.1/091/BKAD/XI/2025' });
    expect(service.presences.events[0]?.data).toMatchObject({
      sessionId: drill,
      reason: 'duty',
      excusedBy: 'operator-1',
    });
    expect(JSON.stringify(service.presences.events)).not.toContain('BKAD');
  });

  it('takes a session that is named twice once', async () => {
    await excuse({ sessionIds: [drill, drill] });
    expect(service.presences.events.filter(({ type }) => type === 'AbsenceExcused')).toHaveLength(
      1,
    );
  });

  it('names every session that is wrong', async () => {
    const sessionIds = [drill, otherSessionId, nameId('session', 'none')];
    await expect(excuse({ sessionIds })).rejects.toMatchObject({
      code: 'session-of-another-retreat',
      problems: [
        { field: 'sessionIds.1', rule: 'session-of-another-retreat' },
        { field: 'sessionIds.2', rule: 'session-unknown' },
      ],
    });
    expect(service.presences.all()).toEqual([]);
  });

  it('is refused to who is unknown or not confirmed', async () => {
    await expect(excuse({ registrationId: nameId('nobody') })).rejects.toMatchObject({
      code: 'registration-unknown',
    });
    await enrol(service, 'camat', { status: 'waitlisted' });
    await expect(excuse()).rejects.toMatchObject({ code: 'registration-not-confirmed' });
  });
});
