import type { Chance } from '@korsa/demo';
import { command, type Command } from '../commands/command.js';
import { days, slotOf } from '../moments.js';
import type { City } from '../world.js';
import { pick, weighted } from './pick.js';

type Make = (city: City, chance: Chance) => Command<never>;

/** Days and agenda of a retreat that is announced go on changing; speakers are invited. */
export function planningCommand(city: City, chance: Chance): Command<never> {
  return weighted(chance, makes)(city, chance);
}

const reschedule: Make = ({ code: area, contended: { retreatId } }, chance) =>
  command('scheduling', 'rescheduleRetreat', {
    area,
    about: retreatId,
    request: {
      params: { retreatId },
      body: { period: pick(chance, [days.planned, days.movedTo]), reason: 'kalender kampus' },
    },
  });

const moveSession: Make = ({ code: area, contended: { retreatId, sessions } }, chance) => {
  const { sessionId } = pick(chance, sessions);
  return command('scheduling', 'moveSession', {
    area,
    about: retreatId,
    request: {
      params: { retreatId, sessionId },
      body: slotOf(pick(chance, ['2025-12-03', '2025-12-04']), chance.between(0, 9)),
    },
    keep: ({ session }) => ({ sessionId: session.sessionId, startsAt: session.startsAt }),
  });
};

const publish: Make = ({ code: area, contended: { retreatId } }) =>
  command('scheduling', 'publishAgenda', {
    area,
    about: retreatId,
    request: { params: { retreatId } },
    keep: ({ release }) => ({ release }),
  });

const invite: Make = ({ code: area, contended: { retreatId } }) =>
  command('scheduling', 'inviteSpeaker', {
    area,
    about: retreatId,
    request: {
      params: { retreatId },
      body: { office: 'Widyaiswara', institution: 'BPSDMD' },
    },
    keep: ({ speakerId }) => ({ speakerId }),
  });

const makes: readonly (readonly [number, Make])[] = [
  [10, reschedule],
  [45, moveSession],
  [35, publish],
  [10, invite],
];
