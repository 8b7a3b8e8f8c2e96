import { command } from '../commands/command.js';
import { days } from '../moments.js';
import type { City, Retreat } from '../world.js';
import { closeRetreat, commitPlans } from './close-retreat.js';
import type { Table } from './desk.js';
import { setUpPeople } from './set-up-people.js';
import { setUpRetreat } from './set-up-retreat.js';
import { setUpGates, takePart } from './take-part.js';

export interface CityPlan {
  readonly code: string;
  /** The first eight digits of every NIP: a day of birth that no other city has. */
  readonly born: string;
  readonly people: number;
}

const sessions = 6;

/** How many people want one of so few seats. */
const contention = 3;

/** Brings one city to where the workload begins: people, three retreats, gates, decisions, plans. */
export async function setUpCity(
  table: Table,
  { code, born, people: count }: CityPlan,
): Promise<City> {
  const { units, people } = await setUpPeople(table, born, count);
  const venueId = await registerVenue(table);
  const held = {
    venueId,
    period: days.held,
    day: days.held.firstDay,
    sessions,
    quota: count,
    people,
  };
  const planned = { ...held, period: days.planned, day: days.planned.firstDay };
  const quota = Math.ceil(count / contention);
  const [contended, open, closed] = await Promise.all([
    setUpRetreat(table, { ...planned, title: 'Retret yang diperebutkan', quota }),
    setUpRetreat(table, { ...held, title: 'Retret yang berlangsung' }),
    setUpRetreat(table, { ...held, title: 'Retret yang selesai' }),
  ]);
  const [gates] = await Promise.all([holdOpen(table, open), takePart(table, closed)]);
  const questions = await closeRetreat(table, closed);
  const plans = await commitPlans(table, units, closed.registrations);
  return {
    code,
    units,
    people,
    contended,
    open: { ...open, gates },
    closed: { ...closed, questions, plans },
  };
}

async function holdOpen(table: Table, retreat: Retreat): Promise<string[]> {
  await takePart(table, retreat);
  return setUpGates(table, retreat);
}

async function registerVenue({ city, demand }: Table): Promise<string> {
  const { venueId } = await demand(
    command('scheduling', 'registerVenue', {
      area: city,
      about: city,
      request: {
        body: {
          name: 'Kampus kota',
          hostCode: city,
          cityCode: city,
          areaCode: city,
          timeZone: 'Asia/Jakarta',
          rooms: [],
        },
      },
      keep: (venue) => ({ venueId: venue.venueId }),
    }),
  );
  return venueId;
}
