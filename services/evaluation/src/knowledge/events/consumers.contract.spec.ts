import { describe, expect, it } from '@jest/globals';
import {
  certificateTopic,
  personTopic,
  presenceTopic,
  registrationTopic,
  retreatTopic,
  workUnitTopic,
} from '@korsa/contracts';
import { sampleEvent } from '@korsa/testing';
import { acting, retreatId } from '../../../test/builders.js';
import { fakeKnowledge, fakeWaves } from '../../../test/fakes.js';
import { RetreatWavesConsumer } from '../../responses/events/retreat-waves.consumer.js';
import { CertificateEventsConsumer } from './certificate-events.consumer.js';
import { PersonEventsConsumer } from './person-events.consumer.js';
import { PresenceEventsConsumer } from './presence-events.consumer.js';
import { RegistrationEventsConsumer } from './registration-events.consumer.js';
import { RetreatEventsConsumer } from './retreat-events.consumer.js';
import { WorkUnitEventsConsumer } from './work-unit-events.consumer.js';

const { learn } = fakeKnowledge();
const waves = fakeWaves('2025-11-07T07:00:00.000Z');

/** Every consumer of this service with the topic it reads. */
const consumers = [
  [retreatTopic, new RetreatEventsConsumer(learn)],
  [retreatTopic, new RetreatWavesConsumer(waves.expectEvaluation, waves.openWaves)],
  [registrationTopic, new RegistrationEventsConsumer(learn)],
  [personTopic, new PersonEventsConsumer(learn)],
  [workUnitTopic, new WorkUnitEventsConsumer(learn)],
  [presenceTopic, new PresenceEventsConsumer(learn)],
  [certificateTopic, new CertificateEventsConsumer(learn)],
] as const;

type Handler = (event: unknown) => Promise<unknown>;

const handled = consumers.flatMap(([topic, consumer]) => {
  const methods = Object.getOwnPropertyNames(Object.getPrototypeOf(consumer)).filter((name) =>
    name.startsWith('on'),
  );
  return methods.map((method) => {
    const definition = topic.definitions.find(({ name }) => `on${name}` === method);
    if (!definition) throw new Error(`${method} is named after no event of ${topic.name}.`);
    const handler = (consumer as unknown as Record<string, Handler>)[method]!;
    return [`${consumer.constructor.name}.${method}`, definition, handler.bind(consumer)] as const;
  });
});

describe('the consumers of evaluation', () => {
  it('read what the neighbours publish', () => {
    expect(handled.length).toBeGreaterThan(25);
  });

  it.each(handled)('%s takes the committed sample', async (_, definition, handle) => {
    const event = sampleEvent(definition);
    const learnt = await acting(() => handle(event), event.cityCode);
    expect(learnt).toBeDefined();
  });

  it('open the reaction wave when the close is all they ever hear of a retreat', async () => {
    const late = fakeWaves('2025-11-07T07:00:00.000Z');
    const consumer = new RetreatWavesConsumer(late.expectEvaluation, late.openWaves);
    const event = { ...sampleEvent(retreatTopic.RetreatClosed), subject: retreatId };
    await acting(() => consumer.onRetreatClosed(event), event.cityCode);
    expect(late.assessments.events.map(({ type }) => type)).toEqual(['EvaluationOpened']);
  });
});
