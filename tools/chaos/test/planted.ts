import { judge } from '../src/checker/judge.js';
import { aSoundRun, ids, invoked, keys, type Run } from './a-sound-run.js';

/** The promises that the run breaks. */
function broken(run: Run): string[] {
  return judge(run)
    .promises.filter(({ violations }) => violations > 0)
    .map(({ name }) => name);
}

/** The promises that a sound run breaks once this is planted in it. */
export function planted(plant: (run: Run) => void): string[] {
  const run = aSoundRun();
  plant(run);
  return broken(run);
}

/** Another command under a key that was used, and what it was told. */
export function misuse(status: number) {
  return [
    {
      ...invoked(20, 'registration', 'confirmParticipation', keys.confirm, ids.seated),
      detail: { misuse: true },
    },
    { kind: 'refused', at: 1, op: 20, status, code: 'idempotency-key-reused' } as const,
  ];
}
