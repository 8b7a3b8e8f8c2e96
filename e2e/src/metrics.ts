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

/** How many events of a type the service has dealt with, over all its consumer groups. */
export function handled(samples: readonly Sample[], type: string): number {
  return handledBy(samples, type).reduce((sum, { value }) => sum + value, 0);
}

/** The consumer groups of a service that have a handler for a type. */
export function groupsFor(samples: readonly Sample[], type: string): number {
  return new Set(handledBy(samples, type).map(({ labels }) => labels['group'])).size;
}

function handledBy(samples: readonly Sample[], type: string): Sample[] {
  return samples.filter(
    ({ name, labels }) => name === 'korsa_consumer_handled_total' && labels['type'] === type,
  );
}
