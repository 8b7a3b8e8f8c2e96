import { Counter, Gauge, Histogram, type Metric, type Registry } from 'prom-client';

/** Metrics in the registry of the process; two users of one name share the metric. */
export class Metrics {
  constructor(private readonly registry: Registry) {}

  counter<L extends string>(name: string, help: string, labelNames: readonly L[]): Counter<L> {
    return this.shared(
      name,
      () => new Counter({ name, help, labelNames: [...labelNames], registers: [this.registry] }),
    );
  }

  gauge<L extends string>(name: string, help: string, labelNames: readonly L[]): Gauge<L> {
    return this.shared(
      name,
      () => new Gauge({ name, help, labelNames: [...labelNames], registers: [this.registry] }),
    );
  }

  /** In seconds. */
  duration<L extends string>(name: string, help: string, labelNames: readonly L[]): Histogram<L> {
    const buckets = [0.001, 0.0025, 0.005, 0.01, 0.025, 0.05, 0.1, 0.25, 0.5, 1, 2.5, 5, 10];
    return this.shared(
      name,
      () =>
        new Histogram({
          name,
          help,
          labelNames: [...labelNames],
          buckets,
          registers: [this.registry],
        }),
    );
  }

  private shared<M extends Metric>(name: string, make: () => M): M {
    return (this.registry.getSingleMetric(name) as M | undefined) ?? make();
  }
}
