import { Instant } from '@korsa/contracts';
import { z } from 'zod';
import { isMongoUrl } from '../mongo/mongo-url.js';

export type Role = 'api' | 'worker';
export type Environment = 'development' | 'production';

const flag = z.stringbool({ truthy: ['true'], falsy: ['false'], case: 'sensitive' });
const milliseconds = z.coerce.number().int().min(0).max(3_600_000);
const list = z.string().transform((text) => text.split(',').map((part) => part.trim()));

const brokers = list.pipe(
  z.array(z.string().regex(/^[^\s:]+:\d{1,5}$/, 'must be host:port, several with commas')).min(1),
);
const roles = list.pipe(
  z
    .array(z.enum(['api', 'worker']))
    .min(1)
    .transform((names): ReadonlySet<Role> => new Set(names)),
);
const mongoUrl = z
  .string()
  .regex(/^mongodb(\+srv)?:\/\/\S+$/, { error: 'must start with mongodb://', abort: true })
  .refine(isMongoUrl, 'must be mongodb://…, with special characters of user and password escaped');
const database = z.string().regex(/^[A-Za-z0-9_-]{1,63}$/, 'must be 1 to 63 of A-Z a-z 0-9 _ -');

/** The variables that every service understands, and what each defaults to. */
export function kitSchema(defaults: { service: string; port: number }) {
  return z.object({
    KORSA_ENVIRONMENT: z.enum(['development', 'production']).default('development'),
    KORSA_VERSION: z.string().min(1).max(60).default('development'),
    KORSA_ROLES: roles.default(new Set<Role>(['api', 'worker'])),
    KORSA_SIMULATION: flag.default(false),
    /** Where simulated time begins, until a request or an event tells another. */
    KORSA_SIMULATION_START: Instant.default('2025-01-01T00:00:00.000Z'),
    KORSA_LOG_LEVEL: z
      .enum(['fatal', 'error', 'warn', 'info', 'debug', 'trace', 'silent'])
      .default('info'),
    KORSA_HOST: z.string().min(1).optional(),
    KORSA_PORT: z.coerce.number().int().min(0).max(65_535).default(defaults.port),
    KORSA_BODY_LIMIT_BYTES: z.coerce
      .number()
      .int()
      .min(1024)
      .max(64 * 1024 * 1024)
      .default(1024 * 1024),
    KORSA_KAFKA_BROKERS: brokers.optional(),
    KORSA_TOPIC_PREFIX: z
      .string()
      .regex(/^[A-Za-z0-9._-]{0,80}$/, 'must be at most 80 of A-Z a-z 0-9 . _ -')
      .default(''),
    KORSA_TOPIC_REPLICATION: z.coerce.number().int().min(1).max(7).optional(),
    KORSA_KAFKA_CLIENT: z.enum(['kafkajs', 'platformatic']).optional(),
    /** Whose consumers these are over restarts: this process's alone, e.g. the name of its container. */
    KORSA_INSTANCE: z
      .string()
      .regex(/^[A-Za-z0-9._-]{1,200}$/, 'must be 1 to 200 of A-Z a-z 0-9 . _ -')
      .optional(),
    KORSA_KAFKA_TLS: flag.default(false),
    KORSA_KAFKA_SASL: z.enum(['plain', 'scram-sha-256', 'scram-sha-512']).optional(),
    KORSA_KAFKA_USERNAME: z.string().min(1).optional(),
    KORSA_KAFKA_PASSWORD: z.string().min(1).optional(),
    KORSA_MONGO_URL: mongoUrl.optional(),
    KORSA_DATABASE: database.default(defaults.service),
    KORSA_MONGO_POOL_SIZE: z.coerce.number().int().min(1).max(500).default(20),
    KORSA_SHUTDOWN_DELAY_MS: milliseconds.optional(),
    KORSA_SHUTDOWN_BUDGET_MS: milliseconds.default(25_000),
  });
}

export type KitEnvironment = z.output<ReturnType<typeof kitSchema>>;
