import { beforeEach, describe, expect, it } from '@jest/globals';
import { registrationTopic, type EventDefinition, type Received } from '@korsa/contracts';
import { InMemoryAggregates, newCause, runWithCause } from '@korsa/store';
import { sampleEvent } from '@korsa/testing';
import { LearnParticipant } from '../application/learn-participant.js';
import type { Participant, Participants } from '../domain/participant.js';
import { participantAggregate } from '../persistence/mongo-participants.js';
import { RegistrationEventsConsumer } from './registration-events.consumer.js';

class InMemoryParticipants extends InMemoryAggregates<Participant> implements Participants {}

let participants: InMemoryParticipants;
let consumer: RegistrationEventsConsumer;

beforeEach(() => {
  participants = new InMemoryParticipants(participantAggregate);
  consumer = new RegistrationEventsConsumer(new LearnParticipant(participants));
});

/** Hands the sample of registration to the handler, as the runtime would; all samples tell of one registration. */
async function hear<Definition extends EventDefinition>(
  definition: Definition,
  handle: (consumer: RegistrationEventsConsumer, event: Received<Definition>) => Promise<unknown>,
) {
  const event = { ...sampleEvent(definition), subject: registrationId };
  const { cityCode: area, id: eventId } = event;
  const dedupe = { kind: 'event' as const, consumer: 'korsa.scheduling.participants', eventId };
  const cause = newCause({ kind: 'event', actor: 'test', area, dedupe });
  await runWithCause(cause, () => handle(consumer, event));
  return event;
}

const registrationId = '019a1300-0000-7000-8000-000000000001';
const t = registrationTopic;
const cases = [
  [
    'ParticipantNominated',
    'nominated',
    () => hear(t.ParticipantNominated, (c, e) => c.onParticipantNominated(e)),
  ],
  [
    'RegistrationRejected',
    'rejected',
    () => hear(t.RegistrationRejected, (c, e) => c.onRegistrationRejected(e)),
  ],
  [
    'ParticipationConfirmed',
    'confirmed',
    () => hear(t.ParticipationConfirmed, (c, e) => c.onParticipationConfirmed(e)),
  ],
  [
    'ReconfirmationRequested',
    'reconfirming',
    () => hear(t.ReconfirmationRequested, (c, e) => c.onReconfirmationRequested(e)),
  ],
  [
    'ParticipationDeclined',
    'declined',
    () => hear(t.ParticipationDeclined, (c, e) => c.onParticipationDeclined(e)),
  ],
  [
    'RegistrationWaitlisted',
    'waitlisted',
    () => hear(t.RegistrationWaitlisted, (c, e) => c.onRegistrationWaitlisted(e)),
  ],
  [
    'RegistrationPromoted',
    'confirmed',
    () => hear(t.RegistrationPromoted, (c, e) => c.onRegistrationPromoted(e)),
  ],
  [
    'ParticipantSubstituted',
    'substituted',
    () => hear(t.ParticipantSubstituted, (c, e) => c.onParticipantSubstituted(e)),
  ],
  [
    'RegistrationCancelled',
    'cancelled',
    () => hear(t.RegistrationCancelled, (c, e) => c.onRegistrationCancelled(e)),
  ],
] as const;

describe('what scheduling learns of a registration', () => {
  it.each(cases)('by %s is that it is %s', async (_, status, tell) => {
    const event = await tell();
    expect(participants.all()).toEqual([
      {
        id: registrationId,
        cityCode: event.cityCode,
        retreatId: event.data.retreatId,
        status,
        asOf: event.time,
      },
    ]);
  });

  it('covers every event type of the topic', () => {
    expect(cases.map(([name]) => name as string).toSorted()).toEqual(
      t.definitions.map(({ name }) => name).toSorted(),
    );
  });

  it('stays when an event is delivered again after a later one', async () => {
    const [, , confirm] = cases[2];
    const [, , decline] = cases[4];
    await confirm();
    await decline();
    await confirm();
    expect(participants.all().map((participant) => participant.status)).toEqual(['declined']);
  });
});
