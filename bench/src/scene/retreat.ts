import {
  encodeEvent,
  registrationTopic,
  retreatTopic,
  type EventDefinition,
  type WireMessage,
} from '@korsa/contracts';
import type { KafkaSettings } from '@korsa/eventing';
import { newId } from '@korsa/store';
import { sampleEvent } from '@korsa/testing';
import { benchId } from './ids.js';
import { fillTopic } from './records.js';

/** An open retreat with confirmed participants; its sessions stand side by side, so that every check-in is on time. */
export interface RetreatScene {
  readonly sessions: number;
  readonly registrations: number;
  readonly startsAt: Date;
}

const hours = 3_600_000;

/** Publishes what scheduling and registration would have told attendance. */
export async function tellScene(kafka: KafkaSettings, scene: RetreatScene): Promise<void> {
  await fillTopic(kafka, retreatTopic, programme(scene));
  const people = Array.from({ length: scene.registrations }, (_, index) => participant(index));
  await fillTopic(kafka, registrationTopic, people);
}

function programme({ sessions, startsAt }: RetreatScene): WireMessage[] {
  const retreat = benchId.retreat(1);
  const slot = {
    startsAt: startsAt.toISOString(),
    endsAt: new Date(startsAt.getTime() + 4 * hours).toISOString(),
  };
  const scheduled = Array.from({ length: sessions }, (_, index) =>
    told(retreatTopic.SessionScheduled, retreat, index + 2, {
      sessionId: benchId.session(index),
      ...slot,
    }),
  );
  return [
    told(retreatTopic.RetreatAnnounced, retreat, 1, {}),
    ...scheduled,
    told(retreatTopic.RetreatOpened, retreat, sessions + 2, {}),
  ];
}

function participant(index: number): WireMessage {
  const ids = { retreatId: benchId.retreat(1), personId: benchId.person(index) };
  return told(registrationTopic.ParticipationConfirmed, benchId.registration(index), 1, ids);
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
