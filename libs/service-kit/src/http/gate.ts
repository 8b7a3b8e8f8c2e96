import type { Cause } from '@korsa/store';
import type { FastifyRequest } from 'fastify';
import type { SimulatedClock } from '../clock/simulated-clock.js';
import type { Readiness } from '../health/readiness.js';
import type { Caller, Identity } from '../identity/identity.js';
import type { Exchange } from './exchange.js';
import { RouteUnknown, ServiceUnavailable } from './http-problem.js';
import { commandDedupe } from '../idempotency/command-dedupe.js';
import { keepsAnswer } from '../idempotency/keyed-route.js';
import { readHeaders, type RequestHeaders } from './request-headers.js';
import type { ServedRoute } from './served-route.js';

interface Dependencies {
  readonly identity: Identity;
  readonly readiness: Readiness;
  /** Whether this process has the role `api`. */
  readonly servesApi: boolean;
  /** Present in simulation mode only. */
  readonly clock: SimulatedClock | undefined;
}

/** What a request passes before its operation runs. It fails closed: no caller, no cause, no operation. */
export class Gate {
  constructor(private readonly dependencies: Dependencies) {}

  /** Identifies the caller and opens the cause, before the body is read. Throws HttpProblem. */
  admit(exchange: Exchange, { headers }: FastifyRequest): void | Promise<void> {
    const { identity, readiness, servesApi, clock } = this.dependencies;
    if (!servesApi) throw new RouteUnknown();
    if (!readiness.prepared)
      throw new ServiceUnavailable(
        'service-not-ready',
        'The service has not reached its database yet.',
      );
    const caller = identity.identify(headers);
    const open = (known: Caller) =>
      openCause(exchange, known, readHeaders(headers, clock !== undefined), clock);
    return caller instanceof Promise ? caller.then(open) : open(caller);
  }

  /** The cause under which the operation runs: with the dedupe key of a command that carries one. */
  causeOf(exchange: Exchange, route: ServedRoute, request: FastifyRequest): Cause {
    const { cause } = exchange;
    if (!cause) throw new Error('The request was not admitted.');
    const key = request.headers['idempotency-key'];
    if (key === undefined || !changing.has(route.method)) return cause;
    const { params, query, body } = request;
    const { method, template } = route;
    const input = { params, query, body };
    const { actor, area } = cause;
    const command = { actor, area, method, template, key: String(key), input };
    const dedupe = commandDedupe({ ...command, keepsAnswer: keepsAnswer(route) });
    exchange.cause = { ...cause, dedupe };
    return exchange.cause;
  }
}

const changing = new Set(['POST', 'PUT', 'PATCH']);

function openCause(
  exchange: Exchange,
  { actor, area }: Caller,
  { correlationId, now }: RequestHeaders,
  clock: SimulatedClock | undefined,
): void {
  if (correlationId !== undefined) exchange.correlationId = correlationId;
  const cause: Cause = {
    kind: 'request',
    correlationId: exchange.correlationId,
    causationId: exchange.requestId,
    actor,
    area,
  };
  if (clock && now !== undefined) {
    clock.saw(now);
    exchange.cause = { ...cause, now };
  } else exchange.cause = cause;
}
