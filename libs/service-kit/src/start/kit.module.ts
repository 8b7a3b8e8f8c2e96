import type { Topic } from '@korsa/contracts';
import { AggregateGroup, Clock } from '@korsa/domain';
import { ReadModels } from '@korsa/eventing';
import { Store } from '@korsa/store';
import { Module, type DynamicModule, type Provider } from '@nestjs/common';
import { TerminusModule } from '@nestjs/terminus';
import mongoose from 'mongoose';
import { Registry } from 'prom-client';
import { Settings } from '../config/define-config.js';
import { Described, DocsController } from '../docs/docs.controller.js';
import { ConsumerHealth } from '../health/consumer-health.js';
import { HealthChecks } from '../health/health-checks.js';
import { HealthController } from '../health/health.controller.js';
import { Readiness } from '../health/readiness.js';
import { RouteTable } from '../http/route-table.js';
import { MetricsController } from '../metrics/metrics.controller.js';
import { opsControllers, opsProviders } from '../ops/ops.js';
import { Timers } from '../timers/timers.js';
import type { Runtime } from './runtime.js';

/** What every service gets without asking: Store, AggregateGroup, Clock, Settings, Timers, ReadModels, connection, metrics registry. */
@Module({})
export class KitModule {
  static of(runtime: Runtime, topics: readonly Topic[]): DynamicModule {
    const shared = sharedProviders(runtime);
    return {
      module: KitModule,
      global: true,
      imports: [TerminusModule.forRoot({ logger: false })],
      controllers: [HealthController, MetricsController, DocsController, ...opsControllers],
      providers: [
        ...shared,
        HealthChecks,
        ...internalProviders(runtime, topics),
        ...opsProviders(runtime.connection),
      ],
      exports: shared,
    };
  }
}

function sharedProviders(runtime: Runtime): Provider[] {
  return [
    { provide: Store, useValue: runtime.store },
    { provide: AggregateGroup, useValue: runtime.store },
    { provide: Clock, useValue: runtime.clock },
    { provide: Settings, useValue: runtime.settings },
    { provide: Timers, useValue: runtime.timers },
    { provide: mongoose.Connection, useValue: runtime.connection },
    { provide: Registry, useValue: runtime.registry },
    { provide: ReadModels, useValue: new ReadModels(runtime.connection) },
  ];
}

function internalProviders(runtime: Runtime, topics: readonly Topic[]): Provider[] {
  const { service, version, simulation } = runtime.kit;
  const described = { service, version, simulation: simulation !== undefined, topics };
  return [
    { provide: Readiness, useValue: runtime.readiness },
    { provide: ConsumerHealth, useValue: runtime.consumers },
    { provide: RouteTable, useValue: runtime.routes },
    { provide: Described, useValue: described },
  ];
}
