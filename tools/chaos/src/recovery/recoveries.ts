import { serviceNames, type ServiceName } from '@korsa/demo';
import { eventually } from '@korsa/testing';
import type { History } from '../history/history.js';
import type { PlannedFault } from '../faults/fault.js';
import type { Backlog } from '../stack/backlog.js';
import { backlogDone } from './backlog-done.js';
import type { ChaosStack } from '../stack/chaos-stack.js';
import { roleOf, serviceOf, type ProcessName } from '../stack/process-names.js';
import { firstAcknowledged } from './first-acknowledged.js';

/** After this long it is no recovery any more, milliseconds. */
export const patienceMs = 90_000;

const backlogOfThen = 'backlog of that moment done';

/** Measures from outside how long the system takes to serve again after faults, and records it in the history. */
export class Recoveries {
  readonly #measuring = new Set<Promise<void>>();
  /** What did not recover. */
  readonly failures: string[] = [];

  constructor(
    private readonly stack: ChaosStack,
    private readonly history: History,
    private readonly backlog: Backlog,
  ) {}

  /** To be called right before the fault; the answer right after it was brought about. */
  before({ name, target }: PlannedFault): () => void {
    if (name !== 'kill-api' && name !== 'kill-worker') return () => undefined;
    const began = this.history.now();
    const process = target as ProcessName;
    const service = serviceOf(process);
    if (roleOf(process) === 'api') {
      return () => {
        this.#measure(target, 'ready', () => this.stack.processes[process].isReady(), began);
        this.#measureAcknowledged(target, [service], began);
      };
    }
    return () => {
      const joined = () => this.stack.processes[process].isReady();
      this.#measure(target, backlogOfThen, backlogDone(this.backlog, [service], joined), began);
    };
  }

  /** To be called when the fault has ended. */
  after({ name }: PlannedFault): void {
    if (name === 'kill-broker' || name === 'restart-broker')
      this.#measure('kafka', backlogOfThen, backlogDone(this.backlog, serviceNames));
    if (name === 'kill-mongod' || name === 'step-down')
      this.#measureAcknowledged('mongod', serviceNames);
  }

  /** Settles when everything has recovered or has had its chance to. */
  async settled(): Promise<void> {
    await Promise.all(this.#measuring);
  }

  #measureAcknowledged(
    target: string,
    services: readonly ServiceName[],
    began = this.history.now(),
  ): void {
    const acknowledged = firstAcknowledged(this.history, services);
    const again = () => Promise.resolve(acknowledged());
    this.#measure(target, 'first command acknowledged', again, began);
  }

  #measure(
    target: string,
    what: string,
    recovered: () => Promise<boolean>,
    began = this.history.now(),
  ): void {
    const measuring = eventually(recovered, { within: patienceMs, every: 50 }).then(
      () => {
        const milliseconds = Math.round(this.history.now() - began);
        this.history.record({ kind: 'recovered', target, milliseconds, what });
      },
      () => void this.failures.push(`${target}: ${what} not within ${patienceMs / 1_000} s`),
    );
    this.#measuring.add(measuring);
    void measuring.then(() => this.#measuring.delete(measuring));
  }
}
