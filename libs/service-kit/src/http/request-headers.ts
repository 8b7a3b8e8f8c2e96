import type { IncomingHttpHeaders } from 'node:http';
import { Timestamp } from '@korsa/contracts';
import type { Instant, Problem } from '@korsa/domain';
import { InputInvalid } from './http-problem.js';

/** What a request says about itself besides its input. */
export interface RequestHeaders {
  readonly correlationId: string | undefined;
  readonly idempotencyKey: string | undefined;
  readonly now: Instant | undefined;
}

const uuid = /^[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}$/i;
const key = /^[\x21-\x7e]{1,200}$/;

/** Reads the headers that every operation understands. Throws InputInvalid with every problem. */
export function readHeaders(headers: IncomingHttpHeaders, simulation: boolean): RequestHeaders {
  const correlationId = headers['correlation-id'];
  const idempotencyKey = headers['idempotency-key'];
  const time = headers['korsa-simulated-time'];
  const problems: Problem[] = [];
  if (correlationId !== undefined && !matches(uuid, correlationId))
    problems.push({ field: 'Correlation-Id', rule: 'must be a UUID' });
  if (idempotencyKey !== undefined && !matches(key, idempotencyKey))
    problems.push({
      field: 'Idempotency-Key',
      rule: 'must be 1 to 200 visible ASCII characters without spaces',
    });
  const now = time === undefined ? undefined : readTime(time, simulation, problems);
  if (problems.length > 0) throw new InputInvalid(problems);
  return {
    correlationId: correlationId as string | undefined,
    idempotencyKey: idempotencyKey as string | undefined,
    now,
  };
}

function matches(pattern: RegExp, value: string | string[]): boolean {
  return typeof value === 'string' && pattern.test(value);
}

function readTime(
  value: string | string[],
  simulation: boolean,
  problems: Problem[],
): Instant | undefined {
  const field = 'Korsa-Simulated-Time';
  if (!simulation) {
    problems.push({ field, rule: 'is refused: this service does not run in simulation mode' });
    return undefined;
  }
  const result = Timestamp.safeParse(value);
  if (result.success) return result.data;
  problems.push({ field, rule: 'must be an RFC 3339 time with offset that exists' });
  return undefined;
}
