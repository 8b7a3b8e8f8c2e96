import { freePort, type KafkaListener } from '@korsa/infra';
import { TcpProxy } from '@korsa/testing';
import { processNames, workers, type ProcessName } from './process-names.js';

/** The lines of the processes to the broker and to the database: one for each process and server, each with its own faults. */
export interface Lines {
  readonly kafka: Readonly<Partial<Record<ProcessName, TcpProxy>>>;
  readonly mongo: Readonly<Record<ProcessName, TcpProxy>>;
  /** The ways into the broker that lead its clients back to their lines. */
  readonly listeners: readonly KafkaListener[];
  close(): Promise<void>;
}

/** Only workers speak to Kafka. `random` gives jitter. */
export async function openLines(mongoPort: number, random: () => number): Promise<Lines> {
  const toMongo = await Promise.all(
    processNames.map(async (name) => [name, await openLine(mongoPort, random)] as const),
  );
  const toKafka = await Promise.all(
    workers.map(async (name) => {
      const port = await freePort();
      const line = await openLine(port, random);
      const listener = { name: listenerOf(name), port, advertisedPort: line.port };
      return { name, line, listener };
    }),
  );
  const all = [...toMongo.map(([, line]) => line), ...toKafka.map(({ line }) => line)];
  return {
    kafka: Object.fromEntries(toKafka.map(({ name, line }) => [name, line])),
    mongo: Object.fromEntries(toMongo) as Lines['mongo'],
    listeners: toKafka.map(({ listener }) => listener),
    close: async () => {
      await Promise.all(all.map((line) => line.cut()));
    },
  };
}

function openLine(port: number, random: () => number): Promise<TcpProxy> {
  return new TcpProxy({ host: '127.0.0.1', port }, random).open();
}

/** Kafka likes capitals, and no dots. */
function listenerOf(name: ProcessName): string {
  return name.replaceAll(/[.-]/g, '').toUpperCase();
}
