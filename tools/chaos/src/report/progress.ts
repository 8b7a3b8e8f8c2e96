import type { PlannedFault } from '../faults/fault.js';
import type { History } from '../history/history.js';
import type { Backlog } from '../stack/backlog.js';

const everyMs = 5_000;

interface Followed {
  readonly history: History;
  readonly backlog: Backlog;
  readonly say: (line: string) => void;
}

export interface Progress {
  /** What is broken from now on. */
  faults(faults: readonly PlannedFault[]): void;
  stop(): void;
}

/** Says every few seconds how far the run is. */
export function followProgress({ history, backlog, say }: Followed): Progress {
  let current: readonly PlannedFault[] = [];
  const tell = async () => {
    const { acknowledged, refused, unknown } = tally(history);
    const waiting = await backlog.size().then(
      ({ unsent, unread }) => `${unsent} envelopes and ${unread} records wait`,
      () => 'backlog not to be seen',
    );
    const broken = current.map(({ name, target }) => `${name} ${target}`).join(' + ') || 'no fault';
    const answers = `${acknowledged} acknowledged, ${refused} refused, ${unknown} unknown`;
    say(`${answers}; ${waiting}; ${broken}`);
  };
  const timer = setInterval(() => void tell(), everyMs);
  return {
    faults: (faults) => void (current = faults),
    stop: () => clearInterval(timer),
  };
}

function tally(history: History): Record<'acknowledged' | 'refused' | 'unknown', number> {
  const counts = { acknowledged: 0, refused: 0, unknown: 0 };
  for (const { kind } of history.entries()) if (kind in counts) counts[kind as 'refused'] += 1;
  return counts;
}
