import type { KafkaListener, Server } from '@korsa/infra';

/** Kafka and MongoDB that a test may break, because they are its own. */
export interface BreakableInfrastructure {
  readonly kafkaBrokers: string;
  readonly mongoUrl: string;
  readonly servers: { readonly kafka: Server; readonly mongo: Server };
  stop(): Promise<void>;
}

/**
 * Starts servers of its own, in some seconds; whoever starts them stops them. `kafkaListeners` are more ways to the
 * broker, through what stands in between. Throws when they cannot be had.
 */
export async function breakableInfrastructure(
  kafkaListeners: readonly KafkaListener[] = [],
): Promise<BreakableInfrastructure> {
  const said: string[] = [];
  const log = (line: string): void => void said.push(line);
  const { startInfrastructure } = await import('@korsa/infra');
  const started = await startInfrastructure({
    purpose: 'test',
    breakable: true,
    kafkaListeners,
    log,
  });
  const { kafkaBrokers, mongoUrl, servers } = started;
  if (!servers) {
    await started.stop();
    throw new Error(`There are no servers to break:\n${said.join('\n')}`);
  }
  return { kafkaBrokers, mongoUrl, servers, stop: () => started.stop() };
}
