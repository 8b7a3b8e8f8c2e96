import { command } from '../commands/command.js';
import { moments } from '../moments.js';
import type { Question, Retreat } from '../world.js';
import { heard, type Table } from './desk.js';

/** Closes a retreat, decides the attendance of everybody, and waits until they may answer about it. */
export async function closeRetreat(table: Table, retreat: Retreat): Promise<Question[]> {
  const { city: area, look, demand } = table;
  const { retreatId, registrations } = retreat;
  const params = { retreatId };
  const about = retreatId;
  await heard('evaluation to hear of the retreat', async () => {
    const { waves } = await look.evaluation.getWaves({ params });
    return waves.length > 0;
  });
  await demand(
    command('evaluation', 'planWaves', {
      area,
      about,
      request: { params, body: { waves: [{ level: 'behaviour', afterDays: 0, openDays: 30 }] } },
    }),
  );
  await demand(
    command('scheduling', 'closeRetreat', { area, about, request: { params } }),
    moments.day,
  );
  await heard('attendance to hear of the close', async () => {
    const { decided } = await demand(
      command('attendance', 'decideAttendance', {
        area,
        about,
        request: { params, body: { confirm: true } },
      }),
      moments.day,
    );
    return decided === registrations.length;
  });
  await heard('the wave to open', async () => {
    const { waves } = await look.evaluation.getWaves({ params });
    return waves.some(({ status }) => status === 'open');
  });
  const { items } = await look.evaluation.listInstruments({ query: { level: 'behaviour' } });
  return (items[0]?.items ?? []).map(({ item, perSession }) => ({ item, perSession }));
}

/** Everybody promises to improve something. Returns the ids of the plans. */
export function commitPlans(
  { city: area, demand }: Table,
  units: readonly string[],
  registrations: readonly string[],
): Promise<string[]> {
  return Promise.all(
    registrations.map(async (registrationId, n) => {
      const { actionPlanId } = await demand(
        command('evaluation', 'commitActionPlan', {
          area,
          about: registrationId,
          request: {
            body: {
              registrationId,
              unitCode: units[n % units.length] ?? '',
              element: 'time',
              dueOn: '2026-06-30',
            },
          },
          keep: (plan) => ({ actionPlanId: plan.actionPlanId }),
        }),
        moments.day,
      );
      return actionPlanId;
    }),
  );
}
