import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { decodeEnvelope, readEvent, registrationStateTopic } from '@korsa/contracts';
import { newId } from '@korsa/store';
import { enrolCity, nominate, openIntake } from './city.js';
import { runningRegistration, type Registration } from './running-registration.js';

const running = runningRegistration();
const main = new URL('../src/main.ts', import.meta.url);
const retreatId = newId();
let magelang: Registration;

beforeAll(async () => {
  await running.start();
  magelang = running.as('33.71');
  await running.say('RetreatAnnounced', retreatId, '33.71', 1);
});
afterAll(() => running.stop());

describe('snapshots of registrations', () => {
  it('tell of each what its events come to, and why it ended to nobody', async () => {
    const people = await enrolCity(magelang, '33.71', 0, 3);
    await openIntake(magelang, retreatId, 2);
    const [first = '', second = '', third = ''] = await nominate(magelang, retreatId, people);
    await magelang.confirmParticipation({ params: { registrationId: first } });
    await magelang.declineParticipation({
      params: { registrationId: second },
      body: { reason: 'illness' },
    });
    const { code, output } = await running.command(main, 'snapshot', '--aggregate', 'registration');
    expect(output).toContain('3 snapshots of registration are published.');
    expect(code).toBe(0);
    const told = (await running.records(registrationStateTopic)).map((record) => {
      const wire = { key: record.key ?? '', headers: record.headers, value: record.value };
      const { event } = decodeEnvelope(wire);
      return readEvent(registrationStateTopic.RegistrationSnapshotted, event);
    });
    const of = (id: string) => told.find(({ subject }) => subject === id);
    expect(of(first)).toMatchObject({ sequence: 2, data: { status: 'confirmed', retreatId } });
    expect(of(second)).toMatchObject({ sequence: 2, data: { status: 'declined' } });
    expect(of(third)).toMatchObject({ sequence: 1, data: { status: 'nominated' } });
    expect(JSON.stringify(told)).not.toContain('illness');
  });
});
