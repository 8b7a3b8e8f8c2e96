import type { Type } from '@nestjs/common';
import type { NestFastifyApplication } from '@nestjs/platform-fastify';
import type { ServiceConfig } from '../src/config/define-config.js';
import { loadConfig, type Variables } from '../src/config/load-config.js';
import { createApp } from '../src/start/create-app.js';
import { createRuntime, type Runtime } from '../src/start/runtime.js';

export interface Harness {
  readonly app: NestFastifyApplication;
  readonly runtime: Runtime;
  /** Every log line so far, parsed. */
  readonly lines: Record<string, unknown>[];
}

/** A service that serves HTTP and believes its database to be prepared, without MongoDB and Kafka. */
export async function serveHttp(
  AppModule: Type,
  config: ServiceConfig,
  variables: Variables = {},
): Promise<Harness> {
  const { kit, settings } = loadConfig(config, variables);
  const lines: Record<string, unknown>[] = [];
  const output = {
    write: (line: string) => void lines.push(JSON.parse(line) as Record<string, unknown>),
  };
  const runtime = createRuntime(kit, settings, output);
  const app = await createApp(AppModule, config, runtime);
  runtime.readiness.markPrepared();
  return { app, runtime, lines };
}

/** Headers that identify a caller in Magelang. */
export const caller = { 'korsa-area': '33.71', 'korsa-actor': 'officer-1' };
