/** Jest calls this once before the integration tests of a project: broker and mongod are there afterwards. */
export default function globalSetup() {
  const missing = ['KORSA_KAFKA_BROKERS', 'KORSA_MONGO_URL'].filter((name) => !process.env[name]);
  if (missing.length > 0) throw new Error(`Not set: ${missing.join(', ')}.`);
}
