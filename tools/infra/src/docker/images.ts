/** The images of both servers: the tested ones, or those that KORSA_KAFKA_IMAGE and KORSA_MONGO_IMAGE name. */
export function images(env: NodeJS.ProcessEnv = process.env): {
  readonly kafka: string;
  readonly mongo: string;
} {
  return {
    kafka: env['KORSA_KAFKA_IMAGE'] || 'apache/kafka:4.1.1',
    mongo: env['KORSA_MONGO_IMAGE'] || 'mongo:6.0.5',
  };
}
