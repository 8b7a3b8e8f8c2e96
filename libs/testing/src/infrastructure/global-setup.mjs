import { fileURLToPath } from 'node:url';

/** Jest calls this once before the integration tests of a project: broker and mongod are there afterwards. */
export default async function globalSetup() {
  if (process.env.KORSA_KAFKA_BROKERS && process.env.KORSA_MONGO_URL) return;
  // Jest transforms test files only; what it loads itself is TypeScript for Node.
  process.env.SWC_NODE_PROJECT = fileURLToPath(
    new URL('../../../../tsconfig.base.json', import.meta.url),
  );
  await import('@swc-node/register/esm-register');
  const { startInfrastructure } = await import('@korsa/infra');
  const log = (line) => process.stderr.write(`${line}\n`);
  const infrastructure = await startInfrastructure({ purpose: 'test', log });
  process.env.KORSA_KAFKA_BROKERS = infrastructure.kafkaBrokers;
  process.env.KORSA_MONGO_URL = infrastructure.mongoUrl;
  globalThis.korsaInfrastructure = infrastructure;
}
