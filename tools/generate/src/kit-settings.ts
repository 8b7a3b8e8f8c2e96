import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import { z } from 'zod';
import type { JsonSchema } from './fields.js';

/** What each variable of the kit is for; names, defaults and values are those of its schema. */
const meanings: Readonly<Record<string, string>> = {
  KORSA_ENVIRONMENT:
    '`production` refuses simulation, headers as identity, and addresses by default',
  KORSA_VERSION: 'what log and documents say of the release',
  KORSA_ROLES:
    '`api` serves operations; `worker` consumes, publishes and runs timers; both with a comma',
  KORSA_SIMULATION: 'simulated time instead of the clock; refused in production',
  KORSA_SIMULATION_START: 'where simulated time begins, until a request or an event tells another',
  KORSA_LOG_LEVEL: 'the least that is logged',
  KORSA_HOST: 'the address to listen at; left out: 127.0.0.1, in production 0.0.0.0',
  KORSA_PORT: 'the port to listen at; 0 takes a free one',
  KORSA_BODY_LIMIT_BYTES: 'the largest body of a request',
  KORSA_KAFKA_BROKERS:
    '`host:port`, several with commas; required in production, otherwise 127.0.0.1:9092',
  KORSA_TOPIC_PREFIX: 'put before topics and groups on the wire: keeps stacks on one broker apart',
  KORSA_TOPIC_REPLICATION: 'copies of each topic that is created; left out: as the broker says',
  KORSA_KAFKA_CLIENT:
    'the client library ([ADR 0017](adr/0017-second-driver.md)); left out: kafkajs',
  KORSA_INSTANCE:
    'a name of this process alone that stays over restarts: its consumers go on at once after a crash',
  KORSA_KAFKA_TLS: 'encrypts the connection',
  KORSA_KAFKA_SASL: 'how to log in; needs user name and password',
  KORSA_KAFKA_USERNAME: 'with KORSA_KAFKA_SASL',
  KORSA_KAFKA_PASSWORD: 'with KORSA_KAFKA_SASL',
  KORSA_MONGO_URL: 'a replica set; required in production, otherwise the one on this machine',
  KORSA_DATABASE: 'the database of the service, its own',
  KORSA_MONGO_POOL_SIZE: 'connections at most',
  KORSA_SHUTDOWN_DELAY_MS:
    'from SIGTERM, when it is no longer ready, to the last request; left out: 0, in production 5000',
  KORSA_SHUTDOWN_BUDGET_MS: 'how long stopping may take in all',
};

/** The rows of a table of the variables that every service understands. Throws when one has no meaning here, or is gone. */
export async function kitSettings(root: string): Promise<string[]> {
  const { shape, defaults } = await readKit(root);
  const strange = [
    ...Object.keys(shape).filter((name) => !(name in meanings)),
    ...Object.keys(meanings).filter((name) => !(name in shape)),
  ];
  if (strange.length > 0)
    throw new Error(`kit-settings.ts and the schema of the kit differ in ${strange.join(', ')}.`);
  return Object.entries(shape).map(
    ([name, schema]) =>
      `| \`${name}\` | ${textOf(defaults[name])} | ${valuesOf(schema)} | ${meanings[name]} |`,
  );
}

type Kit = z.ZodObject<Record<string, z.ZodType>>;

/** The kit is read where it lies, as the sources of the services are: a tool does not depend on it. */
async function readKit(root: string) {
  const file = join(root, 'libs/service-kit/src/config/kit-environment.ts');
  const kit = (await import(pathToFileURL(file).href)) as {
    readonly kitSchema: (defaults: { service: string; port: string }) => Kit;
  };
  const schema = kit.kitSchema({ service: 'the name of the service', port: 'its own' });
  return { shape: schema.shape, defaults: schema.parse({}) as Record<string, Default> };
}

type Default = string | number | boolean | Set<string> | undefined;

function textOf(value: Default): string {
  return value instanceof Set ? [...value].join(',') : String(value ?? '');
}

/** What a variable takes, where the schema says it in few words. */
function valuesOf(schema: z.ZodType): string {
  if (schema.safeParse('false').data === false) return 'true, false';
  const json = z.toJSONSchema(schema, { io: 'output', unrepresentable: 'any' }) as JsonSchema &
    Readonly<Record<'minimum' | 'maximum', number | undefined>>;
  if (json.enum) return json.enum.join(', ');
  return json.maximum === undefined ? '' : `${json.minimum} to ${json.maximum}`;
}
