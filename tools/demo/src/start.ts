import { hostsOf, startInfrastructure } from '@korsa/infra';
import { fixedPorts } from './stack/fixed-ports.js';
import { Stack } from './stack/stack.js';
import { unlessStopped, untilStopped } from './until-stopped.js';

const say = (line: string) => console.log(line);

try {
  const stopped = untilStopped(say);
  const ports = await fixedPorts();
  const starting = startInfrastructure({ purpose: 'start', log: say });
  const infrastructure = await unlessStopped(starting, stopped);
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
    const isUp = await Promise.race([stack.start().then(() => true), stopped.then(() => false)]);
    if (isUp) {
      for (const [name, url] of Object.entries(stack.urls)) say(`${name.padEnd(13)} ${url}/docs`);
      say(`Kafka ${kafkaBrokers}, MongoDB ${hostsOf(mongoUrl)}; Ctrl-C ends everything`);
      await stopped;
    }
  } finally {
    await stack.stop();
    await infrastructure.stop();
  }
} catch (error) {
  console.error(error instanceof Error ? error.message : error);
  process.exitCode = 1;
}
