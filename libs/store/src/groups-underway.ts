import type { Call } from './line.js';
import type { Stretch } from './stretch.js';

/** Groups that are under way at once: while the database works on one, the other is decided. */
export const mostGroups = 2;

/**
 * What the groups under way are about. A group may begin beside another one when the two can have no aggregate in common:
 * they would make each other be decided again.
 */
export class GroupsUnderway {
  private readonly groups = new Set<readonly Call[]>();

  get none(): boolean {
    return this.groups.size === 0;
  }

  get full(): boolean {
    return this.groups.size >= mostGroups;
  }

  begin(calls: readonly Call[]): void {
    this.groups.add(calls);
  }

  end(calls: readonly Call[]): void {
    this.groups.delete(calls);
  }

  /** Where the hashes of all their ids are; undefined when single calls are under way. */
  stretches(): Stretch[] | undefined {
    const stretches = this.calls().map(({ work }) => work.stretch);
    const known = stretches.filter((stretch) => stretch !== undefined);
    return known.length === stretches.length ? known : undefined;
  }

  /** The addresses that they are about; undefined when bulk is under way, which is about too many. */
  addresses(): Set<string> | undefined {
    const calls = this.calls();
    if (calls.some(({ work }) => work.stretch)) return undefined;
    return new Set(calls.flatMap(({ work }) => work.refs.map(({ address }) => address)));
  }

  private calls(): Call[] {
    return [...this.groups].flat();
  }
}
