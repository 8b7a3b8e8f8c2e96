import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import type { ProblemDetails } from '@korsa/contracts';
import { newId } from '@korsa/store';
import { aRow, enrolCity, openIntake } from './city.js';
import { runningRegistration } from './running-registration.js';

const running = runningRegistration();
const retreatId = newId();
beforeAll(async () => {
  await running.start();
  await running.say('RetreatAnnounced', retreatId, '33.71', 1);
  await enrolCity(running.as('33.71'), '33.71', 0, 1);
  await openIntake(running.as('33.71'), retreatId, 2);
});
afterAll(() => running.stop());

async function send(path: string, body: unknown): Promise<ProblemDetails> {
  const answer = await running.send('POST', path, body);
  const problem = (await answer.json()) as ProblemDetails;
  expect(problem.status).toBe(answer.status);
  return problem;
}

const enrol = (given: object) => send('/v1/persons', { ...aRow(50, '33.71'), ...given });

describe('bad input', () => {
  it.each([
    ['200013312024211001', 'birth month 13 does not exist'],
    ['200012312024213001', 'sex digit 3 is neither 1 nor 2'],
    ['198609262015131001', 'appointment month 13 does not exist'],
    ['198609262015051000', 'the sequence starts at 001'],
    ['131110468', 'this is a 9-digit NIP from before 2007; give the 18-digit NIP'],
  ])('refuses the NIP %s', async (nip, rule) => {
    expect(await enrol({ nip })).toMatchObject({
      status: 422,
      code: 'person-not-enrollable',
      problems: expect.arrayContaining([{ field: 'nip', rule }]),
    });
  });

  it('refuses a NIP that is a JSON number', async () => {
    expect(await enrol({ nip: 198402132009121001 })).toMatchObject({
      status: 400,
      problems: [
        { field: 'nip', rule: 'a NIP is text: 18 digits do not fit a JSON number without loss' },
      ],
    });
  });

  it('names unknown fields, impossible dates and wrong codes all at once', async () => {
    const { status, problems } = await enrol({
      nickname: 'Sri',
      birthDate: '1980-02-30',
      unitCode: '33',
    });
    expect(status).toBe(400);
    expect(problems?.map(({ field }) => field).sort()).toEqual([
      'birthDate',
      'nickname',
      'unitCode',
    ]);
  });

  it('refuses a person whom nothing identifies', async () => {
    expect(await enrol({ nip: null })).toMatchObject({
      status: 422,
      problems: [{ field: 'nip', rule: 'a PNS has a NIP' }],
    });
  });

  it('refuses a rule that admits everybody by saying nothing', async () => {
    const body = {
      quota: 2,
      opensAt: '2025-10-13T07:00:00+07:00',
      closesAt: '2025-10-12T07:00:00+07:00',
      rule: { alternatives: [{}] },
    };
    const { status, problems } = await send(`/v1/retreats/${newId()}/intake`, body);
    expect(status).toBe(400);
    expect(problems?.map(({ rule }) => rule)).toContain('names at least one criterion');
  });

  it.each([
    ['a registration that does not exist', () => `/v1/registrations/${newId()}/confirm`, {}, 404],
    ['an id that is none', () => '/v1/registrations/1/confirm', {}, 400],
    ['a body where none is expected', () => `/v1/registrations/${newId()}/confirm`, { a: 1 }, 400],
    [
      'a reason that is not in the list',
      () => `/v1/registrations/${newId()}/decline`,
      { reason: 'flu' },
      400,
    ],
    ['a nomination of nobody', () => '/v1/registrations', { retreatId, personId: newId() }, 422],
    ['an intake of an unknown retreat', () => `/v1/retreats/${newId()}/intake/close`, {}, 404],
  ])('refuses %s', async (_what, path, body, status) => {
    expect((await send(path(), body)).status).toBe(status);
  });

  it('changes nothing by any of it', async () => {
    const registration = running.as('33.71');
    expect((await registration.listPersons()).items).toHaveLength(1);
    expect((await registration.listRegistrations()).items).toEqual([]);
  });
});
