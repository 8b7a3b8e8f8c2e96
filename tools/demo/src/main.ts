import { writeFile } from 'node:fs/promises';
import { hostsOf, startInfrastructure } from '@korsa/infra';
import { demoOptions, type DemoOptions } from './options.js';
import { play } from './play.js';
import { standingOf } from './promises/promise.js';
import { printed } from './report/print.js';
import { Stack } from './stack/stack.js';
import { unlessStopped, untilStopped } from './until-stopped.js';

const began = Date.now();
const say = (line: string) =>
  console.log(`${((Date.now() - began) / 1000).toFixed(1).padStart(6)} s  ${line}`);

/** Returns whether every promise was kept. */
async function run(options: DemoOptions, stopped: Promise<'stopped'>): Promise<boolean> {
  const starting = startInfrastructure({ purpose: 'demo', log: say });
  const infrastructure = await unlessStopped(starting, stopped);
  const { kafkaBrokers, mongoUrl } = infrastructure;
  const prefix = infrastructure.provider === 'given' ? `demo${Date.now().toString(36)}.` : '';
  const stack = await Stack.prepare({ kafkaBrokers, mongoUrl, prefix, simulation: true });
  try {
    say(`starting four services; their logs are in ${stack.logFolder}`);
    const playing = stack.start().then(() => play(stack, say));
    const report = await Promise.race([playing, stopped]);
    if (report === 'stopped') return false;
    console.log(`\n${printed(report)}\n`);
    if (options.json) {
      await writeFile(options.json, `${JSON.stringify(report, null, 2)}\n`);
      say(`the report as data is in ${options.json}`);
    }
    if (options.keep) {
      for (const [name, url] of Object.entries(stack.urls)) say(`${name} ${url}/docs`);
      say(`Kafka ${kafkaBrokers}, MongoDB ${hostsOf(mongoUrl)}; Ctrl-C ends everything`);
      await stopped;
    }
    return report.promises.every((promise) => standingOf(promise) === 'kept');
  } catch (error) {
    say(`the demo failed; the logs of the services are in ${stack.logFolder}`);
    throw error;
  } finally {
    await stack.stop();
    for (const { settings, ended } of Object.values(stack.services))
      if (ended && ended.code !== 0) say(`${settings.name} ${ended.how}`);
    await infrastructure.stop();
  }
}

try {
  const options = demoOptions(process.argv.slice(2));
  const stopped = untilStopped(say).then(() => 'stopped' as const);
  const kept = await run(options, stopped);
  say(kept ? 'every promise was kept' : 'not every promise could be shown to hold');
  process.exitCode = kept ? 0 : 1;
} catch (error) {
  console.error(error instanceof Error ? error.message : error);
  process.exitCode = 1;
}
// A story that was interrupted still waits for services that are gone.
process.exit();
