import type { Endpoint } from '@korsa/contracts';

/** The operations that this process serves: for the documents, and for the answers to paths that no route took. */
export class RouteTable {
  readonly endpoints: Endpoint[] = [];

  add(endpoint: Endpoint): void {
    this.endpoints.push(endpoint);
  }

  /** The methods that are served under the path. */
  methodsOf(path: string): string[] {
    const given = path.split('/');
    const fits = ({ path: template }: Endpoint) => {
      const steps = template.split('/');
      return (
        steps.length === given.length &&
        steps.every((step, index) => step.startsWith(':') || step === given[index])
      );
    };
    return [...new Set(this.endpoints.filter(fits).map(({ method }) => method))].sort();
  }
}
