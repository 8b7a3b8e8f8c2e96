import { describe, expect, it } from '@jest/globals';
import type { GroupHealth } from '@korsa/eventing';
import type { HealthIndicatorService } from '@nestjs/terminus';
import type mongoose from 'mongoose';
import { ConsumerHealth } from './consumer-health.js';
import { HealthChecks } from './health-checks.js';
import { Readiness } from './readiness.js';

const indicators = {
  check: (name: string) => ({
    up: () => ({ [name]: 'up' }),
    down: (reason: string) => ({ [name]: reason }),
  }),
} as unknown as HealthIndicatorService;

/** What a worker with this group answers about Kafka when it is asked whether it is ready. */
function readyWith(group: Partial<GroupHealth>): unknown {
  const consumers = new ConsumerHealth(true);
  consumers.watch(() => [{ group: 'g', connected: false, assigned: 0, ...group }]);
  const connection = {} as mongoose.Connection;
  const checks = new HealthChecks(indicators, new Readiness(), connection, consumers).ready();
  return (checks.at(-1) as () => unknown)();
}

describe('a worker that has not joined its groups', () => {
  it.each([
    [{ refused: true }, 'refuses the login of this process'],
    [{}, 'has not let every group join yet'],
    [{ connected: true }, 'up'],
  ])('with %j says of Kafka that it %s', (group, kafka) => {
    expect(readyWith(group)).toEqual({ kafka });
  });
});
