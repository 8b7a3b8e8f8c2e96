/** How to reach Kafka. */
export interface KafkaSettings {
  /** `host:port` of one or more brokers. */
  readonly brokers: readonly string[];
  /** Sent exactly like this: access rules and broker logs know the process by it. */
  readonly clientId: string;
  /** The client library that talks to the brokers. Default kafkajs. */
  readonly client?: 'kafkajs' | 'platformatic';
  /** As `ConsumerOptions.instance`: this process's alone, and the same after a restart. Default none. */
  readonly instance?: string;
  /** Put before every topic and group name on the wire only: keeps tests and stacks on one broker apart. Default none. */
  readonly topicPrefix?: string;
  /** Copies of each topic this process creates; -1 takes the broker's default. Default -1. */
  readonly replicationFactor?: number;
  /** Encrypt the connection. Default false. */
  readonly tls?: boolean;
  readonly sasl?: KafkaCredentials;
}

export interface KafkaCredentials {
  readonly mechanism: 'plain' | 'scram-sha-256' | 'scram-sha-512';
  readonly username: string;
  readonly password: string;
}
