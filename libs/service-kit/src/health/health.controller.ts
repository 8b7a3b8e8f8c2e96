import { Controller, Get, HttpException } from '@nestjs/common';
import {
  HealthCheckService,
  type HealthCheckResult,
  type HealthIndicatorFunction,
} from '@nestjs/terminus';
import { ServiceUnavailable } from '../http/http-problem.js';
import { HealthChecks } from './health-checks.js';

/** What an orchestrator asks. Liveness knows nothing of dependencies: their outage must not restart the fleet. */
@Controller('health')
export class HealthController {
  constructor(
    private readonly health: HealthCheckService,
    private readonly checks: HealthChecks,
  ) {}

  @Get('live')
  live() {
    return this.ask('not-alive', this.checks.alive());
  }

  @Get('ready')
  ready() {
    return this.ask('not-ready', this.checks.ready());
  }

  private async ask(code: string, checks: HealthIndicatorFunction[]) {
    const { status, details } = await this.health.check(checks).catch(resultOf);
    if (status === 'ok' || status === 'degraded') return { status, details };
    const problems = Object.entries(details)
      .filter(([, check]) => check.status === 'down')
      .map(([field, { message }]) => ({ field, rule: String(message) }));
    throw new ServiceUnavailable(code, 'Something that this process needs is not there.', problems);
  }
}

/** Terminus throws a failed check as an HTTP exception that carries the result. */
function resultOf(error: unknown): HealthCheckResult {
  if (error instanceof HttpException) return error.getResponse() as HealthCheckResult;
  throw error;
}
