import { expect, it } from '@jest/globals';
import { infrastructure } from '@korsa/testing';
import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { createInterface } from 'node:readline';
import { fileURLToPath } from 'node:url';
import { mongoWorld, type MongoWorld } from '../test/mongo-world.js';
import { openHall, takeSeat } from '../test/seats.js';
import { as, historyOf, magelang } from '../test/world.js';
import { newId } from './index.js';

const infra = infrastructure();
const writer = fileURLToPath(new URL('../test/crash-writer.ts', import.meta.url));

/** Where a writer dies: at the n-th visit of a fault point, or after so many acknowledgements. */
const deaths = [
  { point: 'read', visit: 5 },
  { point: 'written', visit: 4 },
  { point: 'committed', visit: 3 },
  { afterAcknowledgements: 17 },
  { afterAcknowledgements: 40 },
];

/** Who goes on when the writers are dead. */
const survivor = 'survivor';

it('keeps every acknowledged command, and nothing by halves, when writers are killed', async () => {
  const world = await mongoWorld(await infra.connect());
  const halls = [newId(), newId(), newId()];
  for (const id of halls)
    await as(magelang, () => world.halls.create(id, () => openHall(id, 1_000_000)));

  const acknowledged = (await Promise.all(deaths.map((death) => writeUntil(death, halls)))).flat();
  expect(acknowledged.length).toBeGreaterThanOrEqual(17 + 40);

  const started = performance.now();
  for (const id of halls)
    await as(magelang, () => world.halls.change(id, (state) => takeSeat(state, survivor)));
  expect(performance.now() - started).toBeLessThan(5_000);

  const restarted = await mongoWorld(await infra.connect());
  const { states, ...others } = await storedCommands(restarted, halls);
  const lost = acknowledged.filter((command) => !states.has(command)).length;
  const halves = Object.entries(others).map(([of, known]) => [of, differences(known, states)]);
  expect({ lost, ...(Object.fromEntries(halves) as object) }).toEqual({
    lost: 0,
    tickets: 0,
    records: 0,
    ticketEvents: 0,
    seatEvents: 0,
  });
  for (const id of halls) {
    const sequences = (await historyOf(restarted, id)).map((line) => Number(line.split(' ')[0]));
    expect(sequences).toEqual(sequences.map((_, index) => index + 1));
  }
}, 120_000);

async function writeUntil(death: (typeof deaths)[number], halls: string[]): Promise<string[]> {
  const { point = '', visit = 0, afterAcknowledgements = Infinity } = death;
  const child = spawn(
    process.execPath,
    [
      '--conditions=development',
      '--import=@swc-node/register/esm-register',
      writer,
      infra.mongoUrl,
      infra.database(),
      halls.join(','),
      point,
      String(visit),
    ],
    { stdio: ['ignore', 'pipe', 'inherit'] },
  );
  const acknowledged: string[] = [];
  createInterface({ input: child.stdout }).on('line', (command) => {
    acknowledged.push(command);
    if (acknowledged.length >= afterAcknowledgements) child.kill('SIGKILL');
  });
  const [, signal] = (await once(child, 'close')) as [number | null, string | null];
  expect(signal).toBe('SIGKILL');
  return acknowledged;
}

/** Which commands each collection knows of. */
async function storedCommands(world: MongoWorld, halls: string[]) {
  const states = await as(magelang, () => Promise.all(halls.map((id) => world.halls.get(id))));
  const events = await world.published();
  const ids = async (collection: string) =>
    (await world.connection.collection<{ _id: string }>(collection).find().toArray()).map(
      ({ _id }) => _id,
    );
  return {
    states: withoutSurvivor(states.flatMap(({ taken }) => taken)),
    tickets: new Set(await ids('tickets')),
    records: new Set((await ids('commits')).filter(isRecord).map((id) => id.replace(/#0$/, ''))),
    ticketEvents: new Set(events.filter(isTicket).map(({ key }) => key)),
    seatEvents: withoutSurvivor(
      events.flatMap(({ headers, value }) =>
        headers['ce_type']?.includes('seat-taken')
          ? [(JSON.parse(value) as { by: string }).by]
          : [],
      ),
    ),
  };
}

/** How many commands one of the two knows of and the other does not. */
function differences(one: Set<string>, other: Set<string>): number {
  const alone = (some: Set<string>, others: Set<string>) =>
    [...some].filter((command) => !others.has(command));
  return alone(one, other).length + alone(other, one).length;
}

function withoutSurvivor(takers: string[]): Set<string> {
  return new Set(takers.filter((taker) => taker !== survivor));
}

/** Not the id of an envelope. */
function isRecord(id: string): boolean {
  return id.endsWith('#0');
}

function isTicket({ topic }: { topic: string }): boolean {
  return topic.includes('.ticket.');
}
