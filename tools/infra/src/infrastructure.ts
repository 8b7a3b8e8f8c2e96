import type { Log } from './log.js';

/** One server of the infrastructure, as fault tests need it. */
export interface Server {
  /** Ends it at once, as a power cut would; its data stays. */
  kill(): Promise<void>;
  /** Ends it in order, as for maintenance; its data stays. */
  shutDown(): Promise<void>;
  /** Starts it again at the same address; settles when it answers. */
  start(): Promise<void>;
  /** The id of its process, to freeze it with SIGSTOP and SIGCONT. Unknown in a container. */
  readonly pid: number | undefined;
}

export type ProviderName = 'given' | 'docker' | 'embedded';

/** A running Kafka broker and a MongoDB replica set. */
export interface Infrastructure {
  readonly provider: ProviderName;
  /** `host:port`, several separated by commas. */
  readonly kafkaBrokers: string;
  readonly mongoUrl: string;
  /** To break them on purpose; missing when the servers were given, because they are not ours to break. */
  readonly servers?: { readonly kafka: Server; readonly mongo: Server };
  /** Ends what was started, with its data when nobody is to keep it. */
  stop(): Promise<void>;
}

/** `test` and `demo` get fresh data that goes at the end, `start` keeps its data for the next time. */
export type Purpose = 'test' | 'demo' | 'start';

export interface Request {
  readonly purpose: Purpose;
  readonly log: Log;
  /** Where the KORSA_ settings are read. Default: the environment of this process. */
  readonly env?: NodeJS.ProcessEnv;
  /** `fixed` takes KORSA_KAFKA_PORT and KORSA_MONGO_PORT (9092 and 27017). By default `start` does so. */
  readonly ports?: 'free' | 'fixed';
  /**
   * The servers will be broken: those that the environment names are passed over, and processes of this machine come
   * before containers, because more can be done to them.
   */
  readonly breakable?: boolean;
  /** More ways to the broker, for clients that must not learn the usual one. */
  readonly kafkaListeners?: readonly KafkaListener[];
  /** More variables for the processes of embedded servers. */
  readonly environment?: Readonly<Record<string, string>>;
}

/** A way to the broker through something that stands in between. */
export interface KafkaListener {
  /** Capital letters. */
  readonly name: string;
  /** Where the broker listens, on the loopback address. */
  readonly port: number;
  /** Where clients that came this way are told to find the broker. */
  readonly advertisedPort: number;
}
