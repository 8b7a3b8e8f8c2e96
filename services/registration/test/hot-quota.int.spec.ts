import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { registrationTopic } from '@korsa/contracts';
import { newId } from '@korsa/store';
import { enrolCity, nominate, openIntake } from './city.js';
import { runningRegistration } from './running-registration.js';

const running = runningRegistration(2);
const seats = 40;
const people = 120;

beforeAll(() => running.start());
afterAll(() => running.stop());

describe('a quota that everybody wants at once, over two instances', () => {
  it('is never oversold, and a seat that comes back goes to the first who waits', async () => {
    const retreatId = newId();
    const [one, two] = [running.as('33.71', {}, 0), running.as('33.71', {}, 1)];
    await running.say('RetreatAnnounced', retreatId, '33.71', 1);
    const personIds = await enrolCity(one, '33.71', 0, people);
    await openIntake(one, retreatId, seats);
    const registrations = await nominate(one, retreatId, personIds);

    const answers = await Promise.all(
      registrations.map((registrationId, n) =>
        (n % 2 === 0 ? one : two).confirmParticipation({ params: { registrationId } }),
      ),
    );
    const ids = (status: string) =>
      answers.filter((answer) => answer.status === status).map((a) => a.registrationId);
    expect([ids('confirmed').length, ids('waitlisted').length]).toEqual([seats, people - seats]);
    const places = answers.flatMap(({ waitlistPosition }) => waitlistPosition ?? []);
    expect(places.sort((a, b) => a - b)).toEqual(
      Array.from({ length: people - seats }, (_, n) => n + 1),
    );

    await Promise.all(
      ids('confirmed')
        .slice(0, 10)
        .map((registrationId, n) =>
          (n % 2 === 0 ? one : two).declineParticipation({
            params: { registrationId },
            body: { reason: 'duty' },
          }),
        ),
    );
    const { byStatus } = await one.summarizeRegistrations({ params: { retreatId } });
    expect(byStatus).toMatchObject({ confirmed: seats, declined: 10, waitlisted: 70 });
    expect(await two.getIntake({ params: { retreatId } })).toMatchObject({
      seatsTaken: seats,
      seatsFree: 0,
      waitlisted: 70,
    });
    const promoted = answers.find(({ waitlistPosition }) => waitlistPosition === 1);
    const key = promoted?.registrationId ?? '';
    const events = await running.published(registrationTopic.name, key, 3);
    expect(events.map(({ headers }) => headers['ce_sequence'])).toEqual([
      '000000000001',
      '000000000002',
      '000000000003',
    ]);
  });
});
