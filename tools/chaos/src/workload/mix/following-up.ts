import type { Chance } from '@korsa/demo';
import { command, type Command } from '../commands/command.js';
import type { City } from '../world.js';
import { pick, weighted } from './pick.js';

type Make = (city: City, chance: Chance) => Command<never>;

/** After the retreat: answers, progress, and people who move to another unit. */
export function followUpCommand(city: City, chance: Chance): Command<never> {
  return weighted(chance, makes)(city, chance);
}

const respond: Make = ({ code: area, people, closed }, chance) => {
  const { retreatId, questions } = closed;
  const registrationId = pick(chance, closed.registrations);
  return command('evaluation', 'respond', {
    area,
    about: registrationId,
    request: {
      params: { retreatId, wave: 'behaviour-d0' },
      body: {
        role: 'peer',
        registrationId,
        respondentId: pick(chance, people),
        answers: questions.map(({ item }) => ({ item, score: chance.between(1, 5) })),
      },
    },
    keep: ({ wave }) => ({ wave, retreatId }),
  });
};

const progress: Make = ({ code: area, closed }, chance) => {
  const actionPlanId = pick(chance, closed.plans);
  return command('evaluation', 'reportProgress', {
    area,
    about: actionPlanId,
    request: { params: { actionPlanId }, body: { percent: chance.between(0, 99) } },
    keep: ({ progressPercent }) => ({ progressPercent }),
  });
};

const move: Make = ({ code: area, people, units }, chance) => {
  const personId = pick(chance, people);
  const unitCode = pick(chance, units);
  return command('registration', 'changePosition', {
    area,
    about: personId,
    request: {
      params: { personId },
      body: {
        position: {
          title: 'Kepala Badan',
          kind: 'high-leadership',
          officeKind: 'agency-head',
          eselon: 'II.b',
        },
        unitCode,
        reason: 'rotation',
        effectiveOn: '2025-11-04',
      },
    },
    keep: () => ({ unitCode }),
  });
};

const makes: readonly (readonly [number, Make])[] = [
  [45, respond],
  [40, progress],
  [15, move],
];
