import { startInfrastructure, type Infrastructure } from '@korsa/infra';

/** Kafka and MongoDB for all steps that need them, started by the first one. */
export class Brokers {
  #started: Promise<Infrastructure> | undefined;

  /** What test programs read. */
  readonly environment = async (log: (line: string) => void): Promise<NodeJS.ProcessEnv> => {
    this.#started ??= startInfrastructure({ purpose: 'test', log });
    const { kafkaBrokers, mongoUrl } = await this.#started;
    return { KORSA_KAFKA_BROKERS: kafkaBrokers, KORSA_MONGO_URL: mongoUrl };
  };

  async stop(): Promise<void> {
    const infrastructure = await this.#started?.catch(() => undefined);
    await infrastructure?.stop();
  }
}
