import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { personTopic, type ProblemError } from '@korsa/contracts';
import { newId } from '@korsa/store';
import { eventually } from '@korsa/testing';
import { aRow, enrolCity, nipOf, nominate, openIntake } from './city.js';
import { runningRegistration, type Registration } from './running-registration.js';

const running = runningRegistration();
let magelang: Registration;
let people: string[];
const retreatId = newId();

beforeAll(async () => {
  await running.start();
  magelang = running.as('33.71');
  await running.say('RetreatAnnounced', retreatId, '33.71', 1);
  people = await enrolCity(magelang, '33.71', 0, 6);
  await openIntake(magelang, retreatId, 2);
});
afterAll(() => running.stop());

const stateOf = async (registrationId: string) =>
  (await magelang.getRegistration({ params: { registrationId } })).status;

const aMove = {
  position: { title: 'Staf Ahli', kind: 'high-leadership', officeKind: 'expert-staff' },
  reason: 'rotation',
  effectiveOn: '2025-10-20',
} as const;

describe('the directory', () => {
  it('shows a NIP masked unless it is asked for, and to its own area only', async () => {
    const params = { personId: people[0] ?? '' };
    expect(await magelang.getPerson({ params })).toMatchObject({
      name: { full: 'Pegawai 0' },
      nip: '***************001',
    });
    const full = await magelang.getPerson({ params, query: { nip: 'full' } });
    expect(full.nip).toBe(nipOf(0));
    expect((await running.as('33').getPerson({ params })).personId).toBe(params.personId);
    await expect(running.as('35.73').getPerson({ params })).rejects.toMatchObject({
      problem: { status: 404, code: 'not-found' },
    });
  });

  it('enrols a NIP once per installation, and names the holder within the own area only', async () => {
    await expect(magelang.enrolPerson({ body: aRow(0, '33.71') })).rejects.toMatchObject({
      problem: {
        status: 409,
        code: 'nip-enrolled-already',
        detail: `The NIP is that of person ${people[0]}.`,
      },
    });
    const malang = running.as('35.73');
    await enrolCity(malang, '35.73', 500, 1);
    await expect(malang.enrolPerson({ body: aRow(0, '35.73') })).rejects.toMatchObject({
      problem: {
        status: 409,
        code: 'nip-enrolled-already',
        detail: 'The NIP is that of a person outside the area.',
      },
    });
  });

  it('keeps one of many who are enrolled with one NIP at the same moment', async () => {
    const outcomes = await Promise.allSettled(
      Array.from({ length: 8 }, () => magelang.enrolPerson({ body: aRow(600, '33.71') })),
    );
    const codes = outcomes.map((outcome) =>
      outcome.status === 'rejected' ? (outcome.reason as ProblemError).problem.code : 'enrolled',
    );
    expect(codes.sort()).toEqual(['enrolled', ...Array<string>(7).fill('nip-enrolled-already')]);
  });

  it('tells the world an id and facts, no name and no NIP', async () => {
    const [enrolled] = await running.published(personTopic.name, people[1] ?? '', 1);
    expect(enrolled?.value).not.toMatch(/Pegawai|198001012005012/);
    expect(JSON.parse(enrolled?.value ?? '')).toMatchObject({ officeKind: 'agency-head' });
  });

  it('answers a repeated enrolment as before, and keeps no name beside the person', async () => {
    const keyed = running.as('33.71', { 'idempotency-key': newId() });
    const row = aRow(90, '33.71');
    const first = await keyed.enrolPerson({ body: row });
    await magelang.changePosition({
      params: { personId: first.personId },
      body: { ...aMove, unitCode: row.unitCode },
    });
    expect(JSON.stringify(await keyed.enrolPerson({ body: row }))).toBe(JSON.stringify(first));
    const database = await running.shared.connect('registration');
    const kept = await database.collection('command_answers').find().toArray();
    expect(JSON.stringify(kept)).not.toContain(first.name?.full);
  });

  it('finishes an import that is repeated under its key', async () => {
    const keyed = running.as('33.71', { 'idempotency-key': newId() });
    const body = { rows: [aRow(700, '33.71'), aRow(701, '33.71')] };
    expect(await keyed.importPersons({ body })).toEqual(await keyed.importPersons({ body }));
  });
});

describe('a registration', () => {
  it('goes from the nomination over the wait-list to a seat', async () => {
    const [first = '', second = '', third = ''] = await nominate(
      magelang,
      retreatId,
      people.slice(0, 3),
    );
    for (const registrationId of [first, second, third])
      await magelang.confirmParticipation({ params: { registrationId } });
    expect(await magelang.getRegistration({ params: { registrationId: third } })).toMatchObject({
      status: 'waitlisted',
      waitlistPosition: 1,
    });
    await magelang.declineParticipation({
      params: { registrationId: first },
      body: { reason: 'illness' },
    });
    expect([await stateOf(first), await stateOf(third)]).toEqual(['declined', 'confirmed']);
    await expect(
      magelang.confirmParticipation({ params: { registrationId: third } }),
    ).rejects.toMatchObject({ problem: { status: 409, code: 'participation-already-confirmed' } });
  });

  it('is answered as before when a yes or a no is sent again under its key', async () => {
    const [registrationId = ''] = await nominate(magelang, retreatId, people.slice(3, 4));
    const params = { registrationId };
    const keyed = running.as('33.71', { 'idempotency-key': newId() });
    const yes = await keyed.confirmParticipation({ params });
    expect(await keyed.confirmParticipation({ params })).toEqual(yes);
    const body = { reason: 'permission' } as const;
    const no = await keyed.declineParticipation({ params, body });
    expect(await keyed.declineParticipation({ params, body })).toEqual(no);
  });

  it('shows that the person was rotated, and gives the place to a substitute', async () => {
    const [registrationId = ''] = (
      await magelang.listRegistrations({ query: { retreatId, status: 'confirmed' } })
    ).items.map((item) => item.registrationId);
    const { personId } = await magelang.getRegistration({ params: { registrationId } });
    await magelang.changePosition({
      params: { personId },
      body: { ...aMove, unitCode: '33.71.setda' },
    });
    expect(await magelang.getRegistration({ params: { registrationId } })).toMatchObject({
      positionChanged: true,
    });
    const { substitute } = await magelang.substituteParticipant({
      params: { registrationId },
      body: { personId: people[4] ?? '', reason: 'rotated' },
    });
    expect(substitute).toMatchObject({ status: 'confirmed', substituteFor: registrationId });
    const { items } = await magelang.listRegistrations({
      query: { retreatId, unitCode: '33.71.dinas', limit: 2 },
    });
    expect(items).toHaveLength(2);
  });

  it('keeps its seat and is asked again when the retreat moves', async () => {
    await running.say('RetreatRescheduled', retreatId, '33.71', 2);
    const asked = await eventually(async () => {
      const { byStatus } = await magelang.summarizeRegistrations({ params: { retreatId } });
      return byStatus.reconfirming === 2 ? byStatus : null;
    });
    expect(asked.confirmed).toBe(0);
    const { items } = await magelang.listRegistrations({
      query: { retreatId, status: 'reconfirming' },
    });
    for (const { registrationId } of items)
      await magelang.confirmParticipation({ params: { registrationId } });
    expect(await magelang.getIntake({ params: { retreatId } })).toMatchObject({ seatsTaken: 2 });
  });

  it('is promoted by a larger quota', async () => {
    const [waiting = ''] = await nominate(magelang, retreatId, people.slice(5));
    await magelang.confirmParticipation({ params: { registrationId: waiting } });
    expect(await stateOf(waiting)).toBe('waitlisted');
    await magelang.changeQuota({ params: { retreatId }, body: { quota: 3 } });
    expect(await stateOf(waiting)).toBe('confirmed');
  });

  it('ends with the retreat that is cancelled', async () => {
    await running.say('RetreatCancelled', retreatId, '33.71', 3);
    await eventually(async () => {
      const { byStatus } = await magelang.summarizeRegistrations({ params: { retreatId } });
      return byStatus.confirmed === 0 ? byStatus : null;
    });
    expect(await magelang.getIntake({ params: { retreatId } })).toMatchObject({
      status: 'closed',
      seatsTaken: 0,
    });
  });
});
