import { allTopics } from '@korsa/contracts';
import { readTopics } from '@korsa/probe';
import { Korsa, StoryTime } from './korsa.js';
import { httpPromises } from './promises/http-promises.js';
import { distinctEvents } from './promises/record.js';
import { streamPromises } from './promises/stream-promises.js';
import { figuresOf, rollupsOf, type DemoReport } from './report/figures.js';
import type { Stack } from './stack/stack.js';
import type { Cast } from './story/cast.js';
import { playMagelang } from './story/magelang.js';
import { playMalang } from './story/malang.js';
import { expectThat, heard } from './story/patience.js';

/** One retreat from announcement to impact. */
export type Story = (korsa: Korsa, say: (line: string) => void) => Promise<Cast>;

const bothRetreats: readonly Story[] = [playMalang, playMagelang];

/**
 * Plays retreats, by default both, on a running stack, one after the other, and checks every promise on the streams.
 * Rejects when the story cannot go on.
 */
export async function play(
  stack: Stack,
  say: (line: string) => void,
  stories: readonly Story[] = bothRetreats,
): Promise<DemoReport> {
  const korsa = new Korsa(stack.urls, new StoryTime());
  const casts: Cast[] = [];
  for (const story of stories) casts.unshift(await story(korsa, say));
  await settle(casts);
  return reportOf(stack, korsa, casts);
}

/** The roll-ups combine news of all services: waits until evaluation has heard everything about every participant. */
async function settle(casts: readonly Cast[]): Promise<void> {
  await heard('evaluation to hear of every attendance decision', async () => {
    for (const { city, retreatId } of casts) {
      const { complete, missing } = await city.evaluation.getEvaluatedRetreat({
        params: { retreatId },
      });
      expectThat(complete, `${retreatId} misses ${missing.join(', ')}`);
    }
  });
}

async function reportOf(stack: Stack, korsa: Korsa, casts: readonly Cast[]): Promise<DemoReport> {
  const { kafkaBrokers, mongoUrl, prefix } = stack.settings;
  const retreats = await Promise.all(casts.map(figuresOf));
  const rollups = await rollupsOf(korsa, ['33', '35.73']);
  const records = await readTopics(
    { brokers: kafkaBrokers.split(','), clientId: 'korsa-demo', topicPrefix: prefix },
    allTopics.map(({ name }) => name),
  );
  const people = casts.flatMap(({ data }) => data.people);
  const promises = [
    ...streamPromises(records, people),
    ...httpPromises(records, { retreats, rollups }),
  ];
  const events = distinctEvents(records);
  return {
    retreats,
    rollups,
    topics: allTopics.map(({ name, partitions }) => ({
      name,
      partitions,
      events: events.filter(({ topic }) => topic === name).length,
    })),
    promises,
    endpoints: { kafka: kafkaBrokers, mongo: mongoUrl, services: stack.urls, topicPrefix: prefix },
  };
}
