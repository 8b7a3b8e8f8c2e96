import type { Type } from '@nestjs/common';
import type { NestFastifyApplication } from '@nestjs/platform-fastify';
import type { ServiceConfig } from '../config/define-config.js';
import { loadConfig, type Variables } from '../config/load-config.js';
import { OpenConnections } from '../http/open-connections.js';
import { Shutdown } from '../shutdown/shutdown.js';
import { shutdownSteps } from '../shutdown/steps.js';
import { announce } from './announce.js';
import { connect, type Connections } from './connect.js';
import { createApp } from './create-app.js';
import { createRuntime, type Runtime } from './runtime.js';

/** A service that listens; what it depends on may still be on its way. */
export interface Launched {
  readonly baseUrl: string;
  readonly app: NestFastifyApplication;
  readonly runtime: Runtime;
  readonly connections: Connections;
  readonly shutdown: Shutdown;
}

/** The port that the service should listen on is in use. */
export class PortTaken extends Error {
  constructor(service: string, host: string, port: number) {
    super(
      `${service} cannot listen on ${host}:${port}: the port is taken. ` +
        `Stop what uses it, or give another one in KORSA_PORT (0 takes any free port).`,
    );
    this.name = 'PortTaken';
  }
}

/**
 * Starts a service as far as it goes without MongoDB and Kafka, and lets it connect in the background.
 * Throws ConfigurationInvalid and PortTaken.
 */
export async function launch(
  AppModule: Type,
  config: ServiceConfig,
  variables: Variables,
  onFatal: () => void,
): Promise<Launched> {
  const { kit, settings } = loadConfig(config, variables);
  const runtime = createRuntime(kit, settings);
  const app = await createApp(AppModule, config, runtime);
  const sockets = new OpenConnections(app.getHttpServer());
  const baseUrl = await listen(app, runtime);
  const connections = connect(app, runtime, config, onFatal);
  announce(runtime, baseUrl);
  const shutdown = new Shutdown(shutdownSteps(app, runtime, sockets, connections), {
    budgetMs: kit.shutdown.budgetMs,
    logger: runtime.logger,
  });
  return { baseUrl, app, runtime, connections, shutdown };
}

async function listen(app: NestFastifyApplication, { kit }: Runtime): Promise<string> {
  const { host, port } = kit.http;
  try {
    await app.listen(port, host);
  } catch (error) {
    await app.close();
    if ((error as NodeJS.ErrnoException).code === 'EADDRINUSE')
      throw new PortTaken(kit.service, host, port);
    throw error;
  }
  return app.getUrl();
}
