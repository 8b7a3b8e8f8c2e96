import { Histogram, type Registry } from 'prom-client';
import type { ServedRoute } from '../http/served-route.js';

type Timer = { observe(seconds: number): void };

/** Duration of requests by route template, method and class of status. Never labelled by a URL or an id. */
export class HttpMetrics {
  private readonly histogram: Histogram<'method' | 'route' | 'status'>;
  private readonly children = new Map<string, Timer>();

  constructor(registry: Registry) {
    this.histogram = new Histogram({
      name: 'korsa_http_request_seconds',
      help: 'Duration of HTTP requests, from the first byte of the head to the end of the answer.',
      labelNames: ['method', 'route', 'status'],
      buckets: [0.001, 0.0025, 0.005, 0.01, 0.025, 0.05, 0.1, 0.25, 0.5, 1, 2.5, 5, 10],
      registers: [registry],
    });
  }

  observe(route: ServedRoute | undefined, status: number, seconds: number): void {
    this.child(route, Math.trunc(status / 100)).observe(seconds);
  }

  private child(route: ServedRoute | undefined, statusClass: number): Timer {
    const method = route?.method ?? 'any';
    const template = route?.template ?? '(none)';
    const key = `${statusClass}${method} ${template}`;
    const known = this.children.get(key);
    if (known) return known;
    const child = this.histogram.labels(method, template, `${statusClass}xx`);
    this.children.set(key, child);
    return child;
  }
}
