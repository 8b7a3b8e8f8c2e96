import {
  encodeEvent,
  registrationTopic,
  retreatTopic,
  type EventDefinition,
  type WireMessage,
} from '@korsa/contracts';
import { createPublisher, ensureTopics, silentLogger, type KafkaSettings } from '@korsa/eventing';
import { newId } from '@korsa/store';
import { sampleEvent } from '@korsa/testing';
import { benchId } from './check-in.js';

export const sessions = 20;
export const registrations = 2_000;

/** What scheduling and registration would have told attendance: one open retreat and its participants. */
export async function tellScene(kafka: KafkaSettings): Promise<void> {
  const keeper = ensureTopics({
    kafka,
    topics: [retreatTopic, registrationTopic],
    logger: silentLogger,
  });
  await keeper.ready;
  await keeper.stop();
  const publisher = await createPublisher(kafka);
  await publisher.publish(retreatTopic.name, programme());
  const people = Array.from({ length: registrations }, (_, index) => participant(index)).flat();
  for (let at = 0; at < people.length; at += 1_000) {
    await publisher.publish(registrationTopic.name, people.slice(at, at + 1_000));
  }
  await publisher.close();
}

/** Sessions stand side by side, so that every check-in is on time. */
export const startsAt = '2025-11-05T02:15:00.000Z';

function programme(): WireMessage[] {
  const retreat = benchId.retreat(1);
  const scheduled = Array.from({ length: sessions }, (_, index) =>
    told(retreatTopic.SessionScheduled, retreat, index + 2, {
      sessionId: benchId.session(index),
      startsAt,
      endsAt: '2025-11-05T04:30:00.000Z',
    }),
  );
  return [
    told(retreatTopic.RetreatAnnounced, retreat, 1, {}),
    ...scheduled,
    told(retreatTopic.RetreatOpened, retreat, sessions + 2, {}),
  ];
}

function participant(index: number): WireMessage[] {
  const ids = { retreatId: benchId.retreat(1), personId: benchId.person(index) };
  const subject = benchId.registration(index);
  return [
    told(registrationTopic.ParticipantNominated, subject, 1, ids),
    told(registrationTopic.ParticipationConfirmed, subject, 2, ids),
  ];
}

/** The committed sample with other ids. */
function told(
  definition: EventDefinition,
  subject: string,
  sequence: number,
  data: object,
): WireMessage {
  const sample = sampleEvent(definition);
  return encodeEvent(definition, {
    ...sample,
    id: newId(),
    subject,
    sequence,
    data: { ...(sample.data as object), ...data },
  });
}
