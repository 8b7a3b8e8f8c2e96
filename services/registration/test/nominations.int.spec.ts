import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { newId } from '@korsa/store';
import { enrolCity, nominate, openIntake } from './city.js';
import { runningRegistration } from './running-registration.js';

const running = runningRegistration(2);
const batch = 200;
const single = 64;

beforeAll(() => running.start());
afterAll(() => running.stop());

describe('nominations for one retreat, over two instances', () => {
  it('are taken all, a full batch and many single ones at once', async () => {
    const retreatId = newId();
    const [one, two] = [running.as('33.71', {}, 0), running.as('33.71', {}, 1)];
    await running.say('RetreatAnnounced', retreatId, '33.71', 1);
    const people = await enrolCity(one, '33.71', 0, batch + single);
    await openIntake(one, retreatId, 40);
    const [, ...answers] = await Promise.all([
      nominate(one, retreatId, people.slice(0, batch)),
      ...people
        .slice(batch)
        .map((personId, n) =>
          (n % 2 === 0 ? one : two).nominateParticipant({ body: { retreatId, personId } }),
        ),
    ]);
    expect(new Set(answers.map(({ status }) => status))).toEqual(new Set(['nominated']));
    const { byStatus } = await one.summarizeRegistrations({ params: { retreatId } });
    expect(byStatus).toMatchObject({ nominated: batch + single });
  });
});
