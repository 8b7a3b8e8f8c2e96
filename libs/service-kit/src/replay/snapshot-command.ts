import { parseArgs } from 'node:util';
import { stateTopics } from '@korsa/contracts';
import { openDriver, publishSnapshots } from '@korsa/eventing';
import type { ServiceConfig } from '../config/define-config.js';
import type { Runtime } from '../start/runtime.js';
import { actorOf, CommandMisused } from './command-arguments.js';

const usage = `snapshot --aggregate <name> [--by <who>]

Publishes the current state of every aggregate of a kind to its state topic.`;

/** `main.js snapshot …`: see docs/runbooks/rebuild.md. */
export async function snapshotCommand(
  { snapshots }: ServiceConfig,
  { connection, logger, kit, clock }: Runtime,
  args: readonly string[],
): Promise<number> {
  const { values } = parse(args);
  const snapshot = snapshots.find(({ aggregate }) => aggregate === values.aggregate);
  if (!snapshot) {
    const known = snapshots.map(({ aggregate }) => aggregate).join(', ') || 'none';
    throw new CommandMisused(`${kit.service} publishes snapshots of: ${known}.`, usage);
  }
  const say = (line: string): boolean => process.stdout.write(`${line}\n`);
  const published = await publishSnapshots({
    service: kit.service,
    snapshot,
    driver: openDriver(kit.kafka, logger),
    connection,
    topics: stateTopics,
    logger,
    by: actorOf('snapshot', values.by),
    say,
    now: () => clock.now(),
  });
  say(`${published} snapshots of ${snapshot.aggregate} are published.`);
  return 0;
}

function parse(args: readonly string[]) {
  const options = { aggregate: { type: 'string' }, by: { type: 'string' } } as const;
  try {
    return parseArgs({ args: [...args], options, strict: true });
  } catch (error) {
    throw new CommandMisused((error as Error).message, usage);
  }
}
