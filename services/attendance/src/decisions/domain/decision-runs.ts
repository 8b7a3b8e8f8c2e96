import { Aggregates } from '@korsa/domain';
import type { DecisionRun, SerialCounter } from './decision-run.js';

export abstract class DecisionRuns extends Aggregates<DecisionRun> {}

export abstract class SerialCounters extends Aggregates<SerialCounter> {}
