import { command } from '../commands/command.js';
import { moments } from '../moments.js';
import type { Retreat } from '../world.js';
import { heard, type Table } from './desk.js';

/** Everybody says yes, attendance hears of it, and the retreat opens. */
export async function takePart(table: Table, retreat: Retreat): Promise<void> {
  const { city: area, demand } = table;
  const { retreatId, registrations } = retreat;
  await Promise.all(registrations.map((registrationId) => confirm(table, registrationId)));
  await heardAtTheGates(table, retreat);
  const request = { params: { retreatId } };
  await demand(
    command('scheduling', 'openRetreat', { area, about: retreatId, request }),
    moments.day,
  );
}

async function confirm({ city: area, demand }: Table, registrationId: string): Promise<unknown> {
  return demand(
    command('registration', 'confirmParticipation', {
      area,
      about: registrationId,
      request: { params: { registrationId } },
      keep: ({ status }) => ({ status }),
    }),
  );
}

/** Registers the gates of a retreat. */
export function setUpGates({ city: area, demand }: Table, { retreatId }: Retreat) {
  return Promise.all(
    ['Gerbang utama', 'Aula'].map(async (label) => {
      const { gateId } = await demand(
        command('attendance', 'registerGate', {
          area,
          about: retreatId,
          request: { body: { retreatId, label } },
          keep: (gate) => ({ gateId: gate.gateId }),
        }),
      );
      return gateId;
    }),
  );
}

function heardAtTheGates({ look }: Table, { retreatId, sessions, registrations }: Retreat) {
  const params = { retreatId };
  return heard('attendance to hear of the agenda and of every participant', async () => {
    const programme = await look.attendance.getRetreatAttendance({ params });
    const { items } = await look.attendance.listPresences({ params, query: { limit: 200 } });
    return programme.sessions.length === sessions.length && items.length === registrations.length;
  });
}
