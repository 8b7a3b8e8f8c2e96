import {
  createClient,
  encodeEvent,
  registrationApi,
  retreatTopic,
  type ClientOf,
} from '@korsa/contracts';
import { createPublisher, readTopics, type Publisher } from '@korsa/eventing';
import { startService, type RunningService } from '@korsa/service-kit';
import { newId } from '@korsa/store';
import { eventually, infrastructure, sampleEvent } from '@korsa/testing';
import { AppModule } from '../src/app.module.js';
import { config } from '../src/config.js';

export type Registration = ClientOf<typeof registrationApi>;
type RetreatEvent = 'RetreatAnnounced' | 'RetreatRescheduled' | 'RetreatCancelled';

/** The whole service on real MongoDB and Kafka, in one or more processes' worth of instances; call it at the top of a file. */
export function runningRegistration(instances = 1) {
  const stack = infrastructure();
  const { kafkaBrokers, mongoUrl, topicPrefix } = stack;
  const kafka = { brokers: [kafkaBrokers], clientId: 'probe', topicPrefix };
  const services: RunningService[] = [];
  let publisher: Publisher;
  return {
    start: async (): Promise<void> => {
      for (let n = 0; n < instances; n += 1) {
        services.push(
          await startService(AppModule, config, {
            KORSA_PORT: '0',
            KORSA_KAFKA_BROKERS: kafkaBrokers,
            KORSA_MONGO_URL: mongoUrl,
            KORSA_DATABASE: stack.database('registration'),
            KORSA_TOPIC_PREFIX: topicPrefix,
            KORSA_SIMULATION: 'true',
            KORSA_LOG_LEVEL: 'silent',
          }),
        );
      }
      publisher = await createPublisher(kafka);
    },
    stop: async (): Promise<void> => {
      await publisher.close();
      await Promise.all(services.map((service) => service.close()));
    },
    url: (instance = 0) => services[instance]?.baseUrl ?? '',
    headers,
    as: (area: string, given: Record<string, string> = {}, instance = 0): Registration =>
      createClient(registrationApi, {
        baseUrl: services[instance]?.baseUrl ?? '',
        headers: () => ({ ...headers(area), ...given }),
      }),
    /** Says what scheduling would say of a retreat: the sample of the event, about this retreat. */
    say: async (name: RetreatEvent, retreatId: string, cityCode: string, sequence: number) => {
      const event = { ...sampleEvent(retreatTopic[name]), id: newId(), subject: retreatId };
      const message = encodeEvent(retreatTopic[name], { ...event, cityCode, sequence });
      await eventually(async () => {
        await publisher.publish(retreatTopic.name, [message]);
        return true;
      });
    },
    /** Everything that the service has published, as soon as it is `count` events of this key. */
    published: (topic: string, key: string, count: number) =>
      eventually(async () => {
        const records = (await readTopics(kafka, [topic])).filter((record) => record.key === key);
        return records.length >= count ? records : null;
      }),
  };
}

/** Somebody who acts for the area while the intake is open. */
function headers(area: string): Record<string, string> {
  return {
    'korsa-area': area,
    'korsa-actor': 'officer-1',
    'korsa-simulated-time': '2025-10-20T05:00:00.000Z',
    'content-type': 'application/json',
  };
}
