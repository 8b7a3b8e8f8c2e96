import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { join } from 'node:path';
import { text } from 'node:stream/consumers';
import { findJava } from '../src/embedded/java.js';
import { findKafkaJars } from '../src/embedded/kafka-jars.js';

/** Runs one of Kafka's own command line tools and answers what it prints. Throws when it fails. */
export async function kafkaTool(
  tool: string,
  args: readonly string[],
  input = '',
): Promise<string> {
  const jars = await findKafkaJars(() => undefined);
  const jvm = ['-Xmx128m', '-XX:+UseSerialGC', '-XX:TieredStopAtLevel=1'];
  const command = [...jvm, '-cp', join(jars, '*'), `org.apache.kafka.tools.${tool}`, ...args];
  const child = spawn(await findJava(), command, { stdio: ['pipe', 'pipe', 'ignore'] });
  child.stdin.end(input);
  const [output] = await Promise.all([text(child.stdout), once(child, 'exit')]);
  if (child.exitCode !== 0) throw new Error(`${tool} ended with ${child.exitCode}: ${output}`);
  return output.trim();
}
