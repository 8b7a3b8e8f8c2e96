/** The operations that this process serves, for the answers to paths that no route took. */
export class RouteTable {
  private readonly routes: { readonly method: string; readonly steps: readonly string[] }[] = [];

  add(method: string, template: string): void {
    this.routes.push({ method, steps: template.split('/') });
  }

  /** The methods that are served under the path. */
  methodsOf(path: string): string[] {
    const given = path.split('/');
    const fits = (steps: readonly string[]) =>
      steps.length === given.length &&
      steps.every((step, index) => step.startsWith(':') || step === given[index]);
    const methods = this.routes.filter(({ steps }) => fits(steps)).map(({ method }) => method);
    return [...new Set(methods)].sort();
  }
}
