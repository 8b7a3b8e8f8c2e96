import { isReplay, newId, runWithCause } from '@korsa/store';
import type { FastifyInstance, FastifyReply, FastifyRequest, RouteOptions } from 'fastify';
import type { Logger } from 'pino';
import { answerKeeper, keyedCommand, sendKept } from '../idempotency/keyed-route.js';
import type { Repeats } from '../idempotency/repeats.js';
import type { HttpMetrics } from '../metrics/http-metrics.js';
import { answerCheck } from './answer-check.js';
import { Exchange } from './exchange.js';
import type { Gate } from './gate.js';
import type { RouteTable } from './route-table.js';
import type { ServedRoute } from './served-route.js';

interface Dependencies {
  readonly gate: Gate;
  readonly repeats: Repeats;
  readonly routes: RouteTable;
  readonly metrics: HttpMetrics;
  readonly logger: Logger;
  /** Check every answer against the contract and fail loudly: in simulation and tests. */
  readonly checkAnswers: boolean;
}

/** Puts around every request what it needs: ids, cause, log line, duration. */
export function installHooks(server: FastifyInstance, dependencies: Dependencies): void {
  const { logger, metrics } = dependencies;
  server.decorateRequest('exchange', null);
  server.addHook('onRequest', (request, reply, done) => {
    const id = newId();
    request.exchange = new Exchange(id, id);
    reply.header('x-content-type-options', 'nosniff');
    done();
  });
  server.addHook('onRoute', (options) => {
    for (const method of [options.method].flat()) onRoute(options, method, dependencies);
  });
  const record = ({ exchange, method }: FastifyRequest, { statusCode }: FastifyReply) => {
    if (!exchange) return;
    const ms = performance.now() - exchange.startedAt;
    metrics.observe(exchange.route, statusCode, ms / 1000);
    logRequest(logger, exchange, method, statusCode, ms);
  };
  server.addHook('onSend', (request, reply, _payload, done) => {
    // The client has gone: this answer never gets as far as onResponse.
    if (reply.raw.destroyed) record(request, reply);
    done();
  });
  server.addHook('onResponse', (request, reply, done) => {
    record(request, reply);
    done();
  });
}

function onRoute(options: RouteOptions, method: string, dependencies: Dependencies): void {
  const route: ServedRoute = {
    method,
    template: options.url,
    endpoint: options.config?.endpoint,
  };
  const named = (request: FastifyRequest, _reply: FastifyReply, done: () => void) => {
    if (request.exchange) request.exchange.route = route;
    done();
  };
  options.onRequest = [named, ...listOf(options.onRequest)];
  if (!route.endpoint) return;
  dependencies.routes.add(route.endpoint);
  serve(options, route, dependencies);
}

/**
 * The hooks of an operation: admission before the body is read; a repeated command gets its first answer; then everything
 * runs under its cause.
 */
function serve(options: RouteOptions, route: ServedRoute, dependencies: Dependencies): void {
  const { gate, repeats, checkAnswers } = dependencies;
  options.onRequest = [
    ...listOf(options.onRequest),
    (request, reply, done) => {
      const exchange = exchangeOf(request);
      const admitted = gate.admit(exchange, request);
      const next = () => {
        reply.header('correlation-id', exchange.correlationId).header('cache-control', 'no-store');
        done();
      };
      if (admitted) admitted.then(next, done);
      else next();
    },
  ];
  options.preHandler = (request, reply, done) => {
    const exchange = exchangeOf(request);
    const cause = gate.causeOf(exchange, route, request);
    const command = keyedCommand(exchange, route, repeats);
    if (!command) return runWithCause(cause, done);
    void repeats.begin(command).then((answer) => {
      if (answer) return sendKept(reply, answer);
      exchange.command = command;
      runWithCause(cause, done);
    }, done);
  };
  options.preSerialization = (request, reply, payload, done) => {
    if (request.exchange?.cause?.dedupe && isReplay()) reply.header('idempotency-replayed', 'true');
    done(null, payload);
  };
  const checks = checkAnswers && route.endpoint ? [answerCheck(route.endpoint)] : [];
  options.onSend = [...checks, answerKeeper(repeats)];
}

function exchangeOf(request: FastifyRequest): Exchange {
  if (!request.exchange) throw new Error('The request went around the onRequest hook.');
  return request.exchange;
}

function listOf<T>(hooks: T | T[] | undefined): T[] {
  return hooks === undefined ? [] : ([hooks].flat() as T[]);
}

/** One line per request. The template instead of the URL: no ids, no query. */
function logRequest(
  logger: Logger,
  { route, correlationId }: Exchange,
  method: string,
  status: number,
  ms: number,
): void {
  const line = {
    correlationId,
    method,
    route: route?.template ?? '(none)',
    status,
    ms: Math.round(ms * 10) / 10,
  };
  if (route && !route.endpoint) logger.debug(line, 'request');
  else logger.info(line, 'request');
}
