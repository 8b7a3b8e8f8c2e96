import { Module, type Type } from '@nestjs/common';
import { NestFactory } from '@nestjs/core';
import { FastifyAdapter, type NestFastifyApplication } from '@nestjs/platform-fastify';
import type { FastifyReply, FastifyRequest } from 'fastify';
import type { ServiceConfig } from '../config/define-config.js';
import { Gate } from '../http/gate.js';
import { installHooks } from '../http/hooks.js';
import { ProblemFilter } from '../http/problem-filter.js';
import { HeaderIdentity } from '../identity/header-identity.js';
import { IdempotencyMetrics } from '../idempotency/idempotency-metrics.js';
import { Repeats } from '../idempotency/repeats.js';
import { NestLogger } from '../log/nest-logger.js';
import { HttpMetrics } from '../metrics/http-metrics.js';
import { KitModule } from './kit.module.js';
import type { Runtime } from './runtime.js';

@Module({})
class ServiceModule {}

/** The Nest application of a service, initialised and not listening yet. */
export async function createApp(
  AppModule: Type,
  config: ServiceConfig,
  runtime: Runtime,
): Promise<NestFastifyApplication> {
  const filter = new ProblemFilter(runtime.routes, runtime.logger);
  const adapter = createAdapter(runtime, filter);
  const root = {
    module: ServiceModule,
    imports: [KitModule.of(runtime, config.publishes), AppModule],
  };
  const app = await NestFactory.create<NestFastifyApplication>(root, adapter, {
    logger: new NestLogger(runtime.logger),
    bodyParser: false,
    abortOnError: false,
  });
  app.useGlobalFilters(filter);
  return app.init();
}

function createAdapter(runtime: Runtime, filter: ProblemFilter): FastifyAdapter {
  const { kit, logger, registry, readiness, routes, simulatedClock: clock } = runtime;
  const adapter = new FastifyAdapter({
    skipMiddie: true,
    multipart: false,
    logger: false,
    exposeHeadRoutes: false,
    bodyLimit: kit.http.bodyLimitBytes,
    forceCloseConnections: 'idle',
    return503OnClosing: false,
    keepAliveTimeout: 72_000,
    requestTimeout: 60_000,
    routerOptions: { maxParamLength: 200, ignoreTrailingSlash: true },
    frameworkErrors: (error: Error, request: FastifyRequest, reply: FastifyReply) =>
      filter.answer(error, request, reply),
  });
  const server = adapter.getInstance();
  server.removeContentTypeParser('text/plain');
  const servesApi = kit.roles.has('api');
  const gate = new Gate({ identity: new HeaderIdentity(), readiness, servesApi, clock });
  const metrics = new HttpMetrics(registry);
  const { answers: book } = runtime;
  const repeats = new Repeats({ book, metrics: new IdempotencyMetrics(registry), logger });
  const checkAnswers = kit.simulation !== undefined;
  installHooks(server, { gate, repeats, routes, metrics, logger, checkAnswers });
  return adapter;
}
