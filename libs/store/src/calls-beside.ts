import type { Call } from './line.js';

/**
 * Which waiting calls a group could consist of that begins beside those under way. Who is about an aggregate under way has
 * to wait, and so has everybody behind him who is about an aggregate of his: nobody is overtaken. Each call is
 * looked at once, as long as the groups under way are the same and nobody leaves the line.
 */
export class CallsBeside {
  private readonly found: Call[] = [];
  private looked = 0;

  /** @param busy the addresses that the groups under way are about; grows by those that are waited for */
  constructor(private readonly busy: Set<string>) {}

  /** So many of the line, the first ones; none when they are fewer. */
  among(line: readonly Call[], wanted: number): readonly Call[] {
    while (this.found.length < wanted && this.looked < line.length) this.look(line[this.looked++]!);
    return this.found.length < wanted ? [] : this.found;
  }

  private look(call: Call): void {
    const { refs } = call.work;
    if (!refs.some(({ address }) => this.busy.has(address))) this.found.push(call);
    else for (const { address } of refs) this.busy.add(address);
  }
}
