import type { Chance } from '@korsa/demo';
import { command, type Command } from '../commands/command.js';
import type { City } from '../world.js';
import { pick, weighted } from './pick.js';

type Make = (city: City, chance: Chance) => Command<never>;

/** Everybody wants one of too few seats: yes and no, wait-list, promotion, substitutes, another quota. */
export function seatCommand(city: City, chance: Chance): Command<never> {
  return weighted(chance, makes)(city, chance);
}

const nominate: Make = ({ code: area, people, contended: { retreatId } }, chance) => {
  const personId = pick(chance, people);
  return command('registration', 'nominateParticipant', {
    area,
    about: personId,
    request: { body: { retreatId, personId } },
    keep: ({ registrationId, status }) => ({ registrationId, status }),
  });
};

const confirm: Make = ({ code: area, contended }, chance) => {
  const registrationId = pick(chance, contended.registrations);
  return command('registration', 'confirmParticipation', {
    area,
    about: registrationId,
    request: { params: { registrationId } },
    keep: ({ status }) => ({ status }),
  });
};

const decline: Make = ({ code: area, contended }, chance) => {
  const registrationId = pick(chance, contended.registrations);
  return command('registration', 'declineParticipation', {
    area,
    about: registrationId,
    request: { params: { registrationId }, body: { reason: 'duty' } },
  });
};

const cancel: Make = ({ code: area, contended }, chance) => {
  const registrationId = pick(chance, contended.registrations);
  return command('registration', 'cancelRegistration', {
    area,
    about: registrationId,
    request: { params: { registrationId }, body: { reason: 'city-decision' } },
  });
};

const substitute: Make = ({ code: area, people, contended }, chance) => {
  const registrationId = pick(chance, contended.registrations);
  const personId = pick(chance, people);
  return command('registration', 'substituteParticipant', {
    area,
    about: registrationId,
    request: { params: { registrationId }, body: { personId, reason: 'illness' } },
    keep: (answer) => ({ substitute: answer.substitute.registrationId }),
  });
};

const changeQuota: Make = ({ code: area, people, contended: { retreatId } }, chance) => {
  const quota = chance.between(Math.ceil(people.length / 5), Math.ceil(people.length / 2));
  return command('registration', 'changeQuota', {
    area,
    about: retreatId,
    request: { params: { retreatId }, body: { quota } },
    keep: () => ({ quota }),
  });
};

const makes: readonly (readonly [number, Make])[] = [
  [30, nominate],
  [40, confirm],
  [14, decline],
  [8, cancel],
  [4, substitute],
  [4, changeQuota],
];
