import { nameId } from '@korsa/store';
import type { AttendeeFact } from '../src/attendees/domain/attendee.js';
import { asOperator, inMemoryService, type InMemoryService } from './in-memory.js';
import { registrationId, retreatId } from './presence.builder.js';
import { magelangSessions } from './programmes.js';

export const otherRetreatId = nameId('retreat', 'other');
export const otherSessionId = nameId('session', 'other');

/** The registration of a participant by name. */
export function registrationOf(name: string): string {
  return name === 'camat' ? registrationId : nameId('registration', name);
}

/** The service when it has learnt the retreat of Magelang, another retreat and some participants. */
export async function magelang(
  names: readonly string[] = ['camat'],
  now = '2025-11-05T02:15:00.000Z',
): Promise<InMemoryService> {
  const service = inMemoryService(now);
  await asOperator(async () => {
    await plan(service, retreatId);
    for (const session of magelangSessions)
      await learn(service, retreatId, { kind: 'session', session });
    await plan(service, otherRetreatId);
    await learn(service, otherRetreatId, {
      kind: 'session',
      session: { ...magelangSessions[0]!, sessionId: otherSessionId },
    });
    for (const name of names) await enrol(service, name);
  });
  return service;
}

/** Registration says something about a participant; confirmed PNS when it does not say otherwise. */
export async function enrol(
  { learnAttendee }: InMemoryService,
  name: string,
  fact: Partial<AttendeeFact> = {},
): Promise<void> {
  await asOperator(() =>
    learnAttendee.execute({
      registrationId: registrationOf(name),
      cityCode: '33.71',
      fact: {
        retreatId,
        personId: nameId('person', name),
        status: 'confirmed',
        category: 'PNS',
        ...fact,
      },
    }),
  );
}

/** Scheduling closes the retreat of Magelang. */
export async function close(service: InMemoryService): Promise<void> {
  await asOperator(() => learn(service, retreatId, { kind: 'closed', period }));
}

const period = { firstDay: '2025-11-04', lastDay: '2025-11-07' };

function plan(service: InMemoryService, id: string) {
  return learn(service, id, { kind: 'planned', operatorCode: '33', period });
}

function learn(
  { learnProgramme }: InMemoryService,
  id: string,
  fact: Parameters<InMemoryService['learnProgramme']['execute']>[0]['fact'],
) {
  return learnProgramme.execute({ retreatId: id, cityCode: '33.71', fact });
}
