import { BackOff, pause } from '../driver/back-off.js';
import type { EventingLogger } from '../logger.js';
import { isPassing, protocolCodes } from './errors.js';
import type { Generation, GroupCoordinator } from './group-coordinator.js';

const heartbeatEveryMs = 1_000;

interface MembershipContext {
  readonly coordinator: GroupCoordinator;
  readonly logger: EventingLogger;
  readonly group: string;
  readonly sessionTimeoutMs: number;
}

/** Keeps this process a member of its group and knows whether it is one. */
export class Membership {
  private aliveAt = -Infinity;

  constructor(private readonly context: MembershipContext) {}

  /** False when the group may have given this member up: also after the process itself was held up too long. */
  get alive(): boolean {
    return performance.now() - this.aliveAt < this.context.sessionTimeoutMs;
  }

  /** Tries until it is a member. Resolves with nothing when the signal is aborted; rejects when it never may be one. */
  async join(signal: AbortSignal): Promise<Generation | undefined> {
    const { coordinator, logger, group } = this.context;
    const backOff = new BackOff({ firstMs: 100, mostMs: 1_000 });
    while (!signal.aborted) {
      try {
        const generation = await coordinator.join(signal);
        this.aliveAt = generation.since;
        return generation;
      } catch (error) {
        if (signal.aborted) return undefined;
        if (!isPassing(error)) throw error;
        logger.debug({ group, error: String(error) }, 'Joining the group failed; trying on');
        await backOff.pause(signal);
      }
    }
    return undefined;
  }

  /** Beats until the generation is over or the signal is aborted. Rejects when it may not be a member any more. */
  async stay(generation: Generation, signal: AbortSignal): Promise<void> {
    const { coordinator, logger, group } = this.context;
    for (;;) {
      await pause(heartbeatEveryMs, signal);
      if (signal.aborted) return;
      try {
        const asked = performance.now();
        await coordinator.heartbeat(generation);
        this.aliveAt = asked;
      } catch (error) {
        if (!isPassing(error)) throw error;
        logger.debug({ group, error: String(error) }, 'A heartbeat failed');
        if (isOver(error) || !this.alive) return;
      }
    }
  }
}

function isOver(error: unknown): boolean {
  const codes = protocolCodes(error);
  return ['REBALANCE_IN_PROGRESS', 'ILLEGAL_GENERATION', 'UNKNOWN_MEMBER_ID'].some((code) =>
    codes.has(code),
  );
}
