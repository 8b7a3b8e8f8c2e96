import { Aggregates } from '@korsa/domain';
import type { Gate } from './gate.js';

export abstract class Gates extends Aggregates<Gate> {}
