import { command } from '../commands/command.js';
import { slotOf } from '../moments.js';
import type { Retreat, Session } from '../world.js';
import { heard, type Table } from './desk.js';

interface Plan {
  readonly venueId: string;
  readonly title: string;
  readonly period: { readonly firstDay: string; readonly lastDay: string };
  /** The day on which all its sessions are. */
  readonly day: string;
  readonly sessions: number;
  readonly quota: number;
  readonly people: readonly string[];
}

/** Announces a retreat with a published agenda and an open intake, and nominates everybody. */
export async function setUpRetreat(table: Table, plan: Plan): Promise<Retreat> {
  const retreatId = await announce(table, plan);
  const sessions = await publish(table, retreatId, plan);
  await openIntake(table, retreatId, plan.quota);
  const { rows } = await table.demand(
    command('registration', 'nominateParticipants', {
      area: table.city,
      about: retreatId,
      request: {
        params: { retreatId },
        body: { nominations: plan.people.map((personId) => ({ personId })) },
      },
      keep: (answer) => ({ subjects: answer.rows.map(({ registrationId }) => registrationId) }),
    }),
  );
  return { retreatId, sessions, registrations: rows.map(({ registrationId }) => registrationId) };
}

async function announce(table: Table, { venueId, title, period }: Plan): Promise<string> {
  const { city: area, demand } = table;
  const { retreatId } = await demand(
    command('scheduling', 'draftRetreat', {
      area,
      about: title,
      request: { body: { cityCode: area, operatorCode: area, title, period, venueId } },
      keep: (answer) => ({ retreatId: answer.retreatId }),
    }),
  );
  await demand(
    command('scheduling', 'announceRetreat', {
      area,
      about: retreatId,
      request: { params: { retreatId } },
    }),
  );
  return retreatId;
}

/** Sessions are added one after the other, so that their order does not depend on luck. */
async function publish(table: Table, retreatId: string, plan: Plan): Promise<Session[]> {
  const { city: area, demand } = table;
  const params = { retreatId };
  for (let nth = 0; nth < plan.sessions; nth += 1) {
    await demand(
      command('scheduling', 'addSession', {
        area,
        about: retreatId,
        request: {
          params,
          body: { kind: 'lecture', title: `Sesi ${nth + 1}`, ...slotOf(plan.day, nth) },
        },
        keep: ({ session }) => ({ sessionId: session.sessionId }),
      }),
    );
  }
  const { sessions } = await demand(
    command('scheduling', 'publishAgenda', {
      area,
      about: retreatId,
      request: { params },
      keep: ({ release }) => ({ release }),
    }),
  );
  return sessions.map(({ sessionId, startsAt, endsAt }) => ({ sessionId, startsAt, endsAt }));
}

async function openIntake({ city: area, look, demand }: Table, retreatId: string, quota: number) {
  const params = { retreatId };
  await heard('registration to hear of the announcement', async () => {
    const { status } = await look.registration.getKnownRetreat({ params });
    return status === 'announced';
  });
  await demand(
    command('registration', 'openIntake', {
      area,
      about: retreatId,
      request: {
        params,
        body: {
          quota,
          opensAt: '2025-10-01T00:00:00+07:00',
          closesAt: '2025-12-31T00:00:00+07:00',
          rule: { alternatives: [{ categories: ['PNS'] }] },
          representation: 'eligible',
        },
      },
    }),
  );
}
