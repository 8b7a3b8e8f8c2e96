import { describe, expect, it } from '@jest/globals';
import {
  encodeEvent,
  registrationStateTopics,
  registrationTopics,
  retreatTopic,
} from '@korsa/contracts';
import { sampleEvent, unlikeSamples } from '@korsa/testing';
import { registrationSnapshot } from '../src/registrations/persistence/registration.snapshot.js';
import { aRetreat, nominate, personId, registrationId, seat } from './a-retreat.js';
import { anEnrolment, anIntake, aPerson, aPosition, aWorkUnit, retreatId } from './builders.js';
import { Desk } from './desk.js';

const { rule, opensAt, closesAt } = anIntake();

/** A short life of a directory, an intake and its registrations in which everything happens that can. */
async function everything(): Promise<Desk> {
  const desk = aRetreat({ quota: 2 });
  await desk.as(async () => {
    const unitCode = '33.71.setda';
    const { id: _id, cityCode: _c, validTo: _v, successorCode: _s, ...unit } = aWorkUnit();
    await desk.registerWorkUnit.execute({ ...unit, unitCode, kind: 'regional-secretariat' });
    await desk.changeWorkUnit.execute({ unitCode, changes: { name: 'Sekretariat' } });
    const { id } = await desk.enrolPerson.execute(
      anEnrolment({ nip: '198012302010012005', unitCode }),
    );
    await desk.changePosition.execute({
      personId: id,
      position: aPosition({ acting: true }),
      unitCode,
      reason: 'acting-assignment',
      effectiveOn: '2025-10-20',
    });
    await desk.erasePerson.execute({ personId: id, reason: 'entered-in-error' });
    await desk.closeWorkUnit.execute({ unitCode, validTo: '2025-12-31', successorCode: null });
  });
  await seat(desk, 1, 2, 3);
  await desk.as(async () => {
    await desk.endRegistration.execute({
      registrationId: registrationId(1),
      how: 'declined',
      reason: 'illness',
    });
    await desk.changeQuota.execute({ retreatId, quota: 4 });
    await desk.substituteParticipant.execute({
      registrationId: registrationId(2),
      personId: personId(4),
      reason: 'rotated',
    });
    await desk.retreatEvents.onRetreatRescheduled({
      ...sampleEvent(retreatTopic.RetreatRescheduled),
      subject: retreatId,
    });
    await desk.endRegistration.execute({
      registrationId: registrationId(4),
      how: 'cancelled',
      reason: 'city-decision',
    });
    await desk.closeIntake.execute({ retreatId });
    await desk.reopenIntake.execute({ retreatId, closesAt: '2025-11-01T00:00:00.000Z' });
  });
  desk.persons.given(aPerson({ id: personId(5), position: aPosition({ eselon: 'IV.a' }) }));
  await nominate(desk, 5);
  return desk;
}

function publishedBy(desk: Desk) {
  return [desk.persons, desk.units, desk.intakes, desk.registrations].flatMap(
    ({ published }) => published,
  );
}

describe('what registration publishes', () => {
  it('is every event type that its topics declare, each like its committed sample', async () => {
    expect(unlikeSamples(registrationTopics, publishedBy(await everything()))).toEqual([]);
  });

  it('is a snapshot like its committed sample', async () => {
    const { registrations } = await everything();
    const { definition, dataOf } = registrationSnapshot;
    const snapshots = registrations.all().map((registration) =>
      encodeEvent(definition, {
        ...sampleEvent(definition),
        data: dataOf(registration as never),
      }),
    );
    expect(unlikeSamples(registrationStateTopics, snapshots)).toEqual([]);
  });

  it('names nobody', async () => {
    const wire = JSON.stringify(publishedBy(await everything()));
    for (const personal of ['Sri Rahayu', '198012302010012005', '198001012005012001'])
      expect(wire).not.toContain(personal);
  });
});

describe('what registration reads', () => {
  const handled = [
    'RetreatDrafted',
    'RetreatAnnounced',
    'RetreatRescheduled',
    'RetreatOpened',
    'RetreatClosed',
    'RetreatCancelled',
  ] as const;

  it.each(handled)('takes the sample of %s', async (name) => {
    const desk = new Desk();
    const event = sampleEvent(retreatTopic[name]);
    const consumer = desk.retreatEvents as unknown as Record<string, (event: unknown) => unknown>;
    await desk.as(() => Promise.resolve(consumer[`on${name}`]?.(event)), { area: event.cityCode });
    expect(desk.retreats.all()).toMatchObject([{ id: event.subject, cityCode: event.cityCode }]);
  });

  it('is announced with what an intake needs', async () => {
    const desk = new Desk();
    const event = sampleEvent(retreatTopic.RetreatAnnounced);
    const { intake } = await desk.as(
      async () => {
        await desk.retreatEvents.onRetreatAnnounced(event);
        const plan = { quota: 32, opensAt, closesAt, rule };
        return desk.openIntake.execute({ retreatId: event.subject, ...plan });
      },
      { area: event.cityCode },
    );
    expect(intake).toMatchObject({ id: event.subject, cityCode: event.cityCode });
  });
});
