import { Injectable } from '@nestjs/common';
import { HealthIndicatorService, type HealthIndicatorFunction } from '@nestjs/terminus';
import mongoose from 'mongoose';
import { ConsumerHealth } from './consumer-health.js';
import { Readiness } from './readiness.js';

/** How long MongoDB may take to answer a probe, milliseconds. */
const pingMs = 2_000;

/** What this process is asked about. Texts are for everybody: no hosts, no errors of libraries. */
@Injectable()
export class HealthChecks {
  constructor(
    private readonly indicators: HealthIndicatorService,
    private readonly readiness: Readiness,
    private readonly connection: mongoose.Connection,
    private readonly consumers: ConsumerHealth,
  ) {}

  /**
   * API: not stopping, MongoDB prepared and answering. Kafka is no condition there: the outbox outlives its outage.
   * A process that is a worker only needs its consumer groups joined, so that a rollout waits for them.
   */
  ready(): HealthIndicatorFunction[] {
    return [
      () => this.process(),
      () => this.mongodb(),
      ...(this.consumers.gatesReadiness ? [() => this.joined()] : []),
    ];
  }

  /** Alive unless a consumer has stopped for good. That this runs at all shows that the event loop does. */
  alive(): HealthIndicatorFunction[] {
    return [
      () => {
        const indicator = this.indicators.check('consumer');
        return this.consumers.fatal ? indicator.down('has stopped for good') : indicator.up();
      },
    ];
  }

  private process() {
    const indicator = this.indicators.check('process');
    return this.readiness.draining ? indicator.down('is shutting down') : indicator.up();
  }

  private async mongodb() {
    const indicator = this.indicators.check('mongodb');
    if (!this.readiness.prepared) return indicator.down('was not reached and prepared yet');
    const ping = async () => {
      await this.connection.db?.command({ ping: 1 }, { timeoutMS: pingMs });
    };
    const result = await indicator.attempt(ping).withTimeout(pingMs);
    return result.mongodb.status === 'up' ? indicator.up() : indicator.down('does not answer');
  }

  private joined() {
    const indicator = this.indicators.check('kafka');
    if (this.consumers.joined) return indicator.up();
    return indicator.down(
      this.consumers.refused
        ? 'refuses the login of this process'
        : 'has not let every group join yet',
    );
  }
}
