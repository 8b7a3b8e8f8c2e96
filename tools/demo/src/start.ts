import { startInfrastructure } from '@korsa/infra';
import { fixedPorts } from './stack/fixed-ports.js';
import { Stack } from './stack/stack.js';
import { untilStopped } from './until-stopped.js';

const say = (line: string) => console.log(line);

try {
  const stopped = untilStopped();
  const ports = await fixedPorts();
  const infrastructure = await startInfrastructure({ purpose: 'start', log: say });
  const { kafkaBrokers, mongoUrl } = infrastructure;
  const stack = await Stack.prepare({
    kafkaBrokers,
    mongoUrl,
    prefix: '',
    simulation: false,
    ports,
  });
  try {
    say(`starting four services; their logs are in ${stack.logFolder}`);
    await Promise.race([stack.start(), stopped]);
    for (const [name, url] of Object.entries(stack.urls)) say(`${name.padEnd(13)} ${url}/docs`);
    say(`Kafka ${kafkaBrokers}, MongoDB ${mongoUrl}; Ctrl-C ends everything`);
    await stopped;
  } finally {
    await stack.stop();
    await infrastructure.stop();
  }
} catch (error) {
  console.error(error instanceof Error ? error.message : error);
  process.exitCode = 1;
}
