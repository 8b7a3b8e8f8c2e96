import { describe, expect, it } from '@jest/globals';
import { z } from 'zod';
import { defineConfig } from './define-config.js';
import { ConfigurationInvalid, loadConfig, type Variables } from './load-config.js';

const config = defineConfig({
  service: 'attendance',
  port: 3003,
  publishes: [],
  settings: z.object({ THRESHOLD_PERCENT: z.coerce.number().min(1).max(100).default(90) }),
});

function problems(variables: Variables): readonly { variable: string; rule: string }[] {
  try {
    loadConfig(config, variables);
  } catch (error) {
    if (error instanceof ConfigurationInvalid) return error.problems;
    throw error;
  }
  return [];
}

describe('loadConfig', () => {
  it('runs on defaults in development', () => {
    const { kit, settings } = loadConfig(config, {});
    expect(kit).toMatchObject({
      service: 'attendance',
      environment: 'development',
      simulation: undefined,
      http: { host: '127.0.0.1', port: 3003 },
      kafka: { brokers: ['127.0.0.1:9092'], topicPrefix: '', clientId: 'korsa.attendance' },
      mongo: { url: 'mongodb://127.0.0.1:27017/?directConnection=true', database: 'attendance' },
      shutdown: { delayMs: 0, budgetMs: 25_000 },
    });
    expect([...kit.roles]).toEqual(['api', 'worker']);
    expect(settings).toEqual({ THRESHOLD_PERCENT: 90 });
  });

  it('takes an empty variable for one that is not set', () => {
    expect(loadConfig(config, { KORSA_PORT: '', THRESHOLD_PERCENT: '' }).kit.http.port).toBe(3003);
  });

  it('freezes what it returns', () => {
    const { kit, settings } = loadConfig(config, {});
    expect(Object.isFrozen(kit)).toBe(true);
    expect(Object.isFrozen(settings)).toBe(true);
  });

  it('lists every problem of the kit and of the service at once', () => {
    expect(
      problems({ KORSA_PORT: '70000', KORSA_ROLES: 'api,cook', THRESHOLD_PERCENT: '200' }),
    ).toEqual([
      { variable: 'KORSA_ROLES', rule: 'must be one of api, worker' },
      { variable: 'KORSA_PORT', rule: 'must be at most 65535' },
      { variable: 'THRESHOLD_PERCENT', rule: 'must be at most 100' },
    ]);
  });

  it('never repeats a value, which may be a secret', () => {
    const secret = 'https://user:hunter2@host';
    const variables = {
      KORSA_MONGO_URL: secret,
      KORSA_DATABASE: 'hunter2!',
      KORSA_PORT: 'hunter2',
    };
    expect(() => loadConfig(config, variables)).toThrow(ConfigurationInvalid);
    expect(() => loadConfig(config, variables)).not.toThrow(/hunter2/);
  });

  it('names the Kafka client and the instance only when it is told', () => {
    expect(loadConfig(config, {}).kit.kafka).not.toHaveProperty('client');
    const given = { KORSA_KAFKA_CLIENT: 'platformatic', KORSA_INSTANCE: 'worker-1' };
    expect(loadConfig(config, given).kit.kafka).toMatchObject({
      client: 'platformatic',
      instance: 'worker-1',
    });
    const wrong = { KORSA_KAFKA_CLIENT: 'rdkafka', KORSA_INSTANCE: 'worker 1' };
    expect(problems(wrong)).toEqual([
      { variable: 'KORSA_KAFKA_CLIENT', rule: 'must be one of kafkajs, platformatic' },
      { variable: 'KORSA_INSTANCE', rule: 'must be 1 to 200 of A-Z a-z 0-9 . _ -' },
    ]);
  });

  it('refuses a MongoDB that the driver cannot find, without the password', () => {
    const url = 'mongodb://korsa:hunter2/@db:27017/';
    expect(problems({ KORSA_MONGO_URL: url }).map(({ variable }) => variable)).toEqual([
      'KORSA_MONGO_URL',
    ]);
    expect(() => loadConfig(config, { KORSA_MONGO_URL: url })).not.toThrow(/hunter2/);
  });

  it.each(['https://db/', 'mongodb://db:27017/ ', 'mongodb://a b/'])(
    'refuses a MongoDB whose address has another scheme or a space: "%s"',
    (url) => {
      expect(problems({ KORSA_MONGO_URL: url })).toEqual([
        { variable: 'KORSA_MONGO_URL', rule: 'must start with mongodb://' },
      ]);
    },
  );

  it('leaves time to stop after the delay', () => {
    const given = { KORSA_SHUTDOWN_DELAY_MS: '30000' };
    expect(problems(given)).toEqual([
      {
        variable: 'KORSA_SHUTDOWN_BUDGET_MS',
        rule: 'must be more than KORSA_SHUTDOWN_DELAY_MS, which is 30000',
      },
    ]);
  });

  it('asks for the login that SASL needs', () => {
    expect(problems({ KORSA_KAFKA_SASL: 'plain' }).map(({ variable }) => variable)).toEqual([
      'KORSA_KAFKA_USERNAME',
      'KORSA_KAFKA_PASSWORD',
    ]);
  });

  describe('in production', () => {
    const addresses = { KORSA_KAFKA_BROKERS: 'kafka:9092', KORSA_MONGO_URL: 'mongodb://mongo/' };
    const production = { KORSA_ENVIRONMENT: 'production', ...addresses };

    it('refuses simulation', () => {
      const given = { ...production, KORSA_ROLES: 'worker', KORSA_SIMULATION: 'true' };
      expect(problems(given)).toEqual([
        { variable: 'KORSA_SIMULATION', rule: 'simulation is refused in production' },
      ]);
    });

    it('refuses to serve the API as long as callers are known by headers only', () => {
      expect(problems(production)).toEqual([
        {
          variable: 'KORSA_ENVIRONMENT',
          rule: 'no token issuer is configured, and identity by headers is refused in production',
        },
      ]);
    });

    it('wants to be told where Kafka and MongoDB are', () => {
      const given = { KORSA_ENVIRONMENT: 'production', KORSA_ROLES: 'worker' };
      expect(problems(given).map(({ variable }) => variable)).toEqual([
        'KORSA_KAFKA_BROKERS',
        'KORSA_MONGO_URL',
      ]);
    });

    it('listens on every address and drains before it stops', () => {
      const { kit } = loadConfig(config, { ...production, KORSA_ROLES: 'worker' });
      expect(kit.http.host).toBe('0.0.0.0');
      expect(kit.shutdown.delayMs).toBe(5_000);
    });
  });
});
