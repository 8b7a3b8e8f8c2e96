import { describe, expect, it } from '@jest/globals';
import {
  attendanceStateTopics,
  attendanceTopics,
  encodeEvent,
  presenceTopic,
  registrationTopic,
  retreatTopic,
  type EventDefinition,
} from '@korsa/contracts';
import { newCause, runWithCause } from '@korsa/store';
import { sampleEvent, unlikeSamples } from '@korsa/testing';
import { RegistrationEventsConsumer } from '../src/attendees/events/registration-events.consumer.js';
import { CertificatePresenceEventsConsumer } from '../src/certificates/events/presence-events.consumer.js';
import { CreditPresenceEventsConsumer } from '../src/credits/events/presence-events.consumer.js';
import { presenceSnapshot } from '../src/presence/persistence/presence.snapshot.js';
import { RetreatEventsConsumer } from '../src/programmes/events/retreat-events.consumer.js';
import { everything } from './everything.js';
import { inMemoryService } from './in-memory.js';

/** Hands the sample of an event type to the handler that is named after it. */
function hand(consumer: object, definition: EventDefinition): Promise<unknown> {
  const handler: unknown = Reflect.get(consumer, `on${definition.name}`);
  if (typeof handler !== 'function') throw new Error(`Nothing handles ${definition.name}.`);
  const event = sampleEvent(definition);
  const cause = newCause({ kind: 'event', area: event.cityCode, actor: event.actor });
  return runWithCause(cause, () => Promise.resolve(handler.call(consumer, event) as unknown));
}

const now = '2025-11-10T00:00:00.000Z';

describe('what attendance publishes', () => {
  it('is every event type that its topics declare, each like its committed sample', async () => {
    const { presences, ledgers, certificates } = await everything();
    const published = [presences, ledgers, certificates].flatMap((kept) => kept.published);
    expect(unlikeSamples(attendanceTopics, published)).toEqual([]);
  });

  it('is a snapshot like its committed sample', async () => {
    const { presences } = await everything();
    const { definition, dataOf } = presenceSnapshot;
    const snapshots = presences
      .all()
      .map((presence) =>
        encodeEvent(definition, { ...sampleEvent(definition), data: dataOf(presence as never) }),
      );
    expect(unlikeSamples(attendanceStateTopics, snapshots)).toEqual([]);
  });
});

describe('what attendance learns', () => {
  it.each([
    retreatTopic.RetreatDrafted,
    retreatTopic.RetreatAnnounced,
    retreatTopic.RetreatRescheduled,
    retreatTopic.RetreatCancelled,
    retreatTopic.RetreatOpened,
    retreatTopic.RetreatClosed,
    retreatTopic.SessionScheduled,
    retreatTopic.SessionMoved,
    retreatTopic.SessionCancelled,
  ])('from $name', async (definition) => {
    const service = inMemoryService(now);
    await hand(new RetreatEventsConsumer(service.learnProgramme), definition);
    const { subject, cityCode } = sampleEvent(definition);
    expect(service.programmes.all()).toMatchObject([{ id: subject, cityCode }]);
    expect(service.policies.all()).toMatchObject([{ id: subject, cityCode }]);
  });

  it('of a retreat in the order in which it was said', async () => {
    const service = inMemoryService(now);
    const consumer = new RetreatEventsConsumer(service.learnProgramme);
    for (const { definition } of inOrder(retreatTopic.definitions))
      if (`on${definition.name}` in consumer) await hand(consumer, definition);
    const [programme] = service.programmes.all();
    const moved = sampleEvent(retreatTopic.SessionMoved).data;
    expect(programme?.sessions).toContainEqual({
      sessionId: moved.sessionId,
      startsAt: moved.startsAt,
      endsAt: moved.endsAt,
      plannedJp: moved.plannedJp,
      cancelled: false,
    });
  });

  it.each([
    [registrationTopic.ParticipantNominated, 'nominated'],
    [registrationTopic.RegistrationRejected, 'rejected'],
    [registrationTopic.ParticipationConfirmed, 'confirmed'],
    [registrationTopic.ParticipationDeclined, 'declined'],
    [registrationTopic.RegistrationWaitlisted, 'waitlisted'],
    [registrationTopic.RegistrationPromoted, 'confirmed'],
    [registrationTopic.ReconfirmationRequested, 'reconfirming'],
    [registrationTopic.ParticipantSubstituted, 'substituted'],
    [registrationTopic.RegistrationCancelled, 'cancelled'],
  ] as const)('from $name: $status', async (definition, status) => {
    const service = inMemoryService(now);
    await hand(new RegistrationEventsConsumer(service.learnAttendee), definition);
    const { subject, cityCode } = sampleEvent(definition);
    expect(service.attendees.all()).toMatchObject([{ id: subject, cityCode, status }]);
  });

  it('from registration is every event type there is', () => {
    const consumer = RegistrationEventsConsumer.prototype;
    const unheard = registrationTopic.definitions.filter(({ name }) => !(`on${name}` in consumer));
    expect(unheard).toEqual([]);
  });
});

describe('what attendance makes of its own decision', () => {
  it('is a certificate and a credit', async () => {
    const service = inMemoryService(now);
    const decided = presenceTopic.AttendanceDecided;
    await hand(new CreditPresenceEventsConsumer(service.postCredit), decided);
    await hand(new CertificatePresenceEventsConsumer(service.issueCertificate), decided);
    const { subject, data } = sampleEvent(decided);
    expect(service.ledgers.all()).toMatchObject([{ id: data.personId }]);
    expect(service.certificates.all()).toMatchObject([
      { registrationId: subject, outcome: 'attended', number: '800.2.4/00012/33/33.71/XI/2025' },
    ]);
  });
});

function inOrder(definitions: readonly EventDefinition[]) {
  return definitions
    .map((definition) => ({ definition, sequence: sampleEvent(definition).sequence }))
    .sort((a, b) => a.sequence - b.sequence);
}
