/** One line of a Prometheus page. */
export interface Sample {
  readonly name: string;
  readonly labels: Readonly<Record<string, string>>;
  readonly value: number;
}

/** The metrics of a service as it serves them. */
export async function metricsOf(url: string): Promise<Sample[]> {
  const page = await (await fetch(`${url}/metrics`)).text();
  return page.split('\n').flatMap((line) => {
    const [, name, labels = '', value] = /^(\w+)(?:\{(.*)\})? (\S+)$/.exec(line) ?? [];
    if (!name) return [];
    const pairs = [...labels.matchAll(/(\w+)="([^"]*)"/g)].map(([, key, text]) => [key, text]);
    return [
      { name, labels: Object.fromEntries(pairs) as Record<string, string>, value: Number(value) },
    ];
  });
}

/** How many events of these types the service has dealt with, over all its consumer groups. */
export function handled(samples: readonly Sample[], types: ReadonlySet<string>): number {
  return samples
    .filter(
      ({ name, labels }) =>
        name === 'korsa_consumer_handled_total' && types.has(labels['type'] ?? ''),
    )
    .reduce((sum, { value }) => sum + value, 0);
}

/** The consumer groups of a service that read a topic. */
export function groupsOf(samples: readonly Sample[], topic: string): Set<string> {
  const lags = samples.filter(
    ({ name, labels }) => name === 'korsa_consumer_lag_records' && labels['topic'] === topic,
  );
  return new Set(lags.map(({ labels }) => labels['group'] ?? ''));
}
