import { Aggregates } from '@korsa/domain';
import type { Policy } from './policy.js';

export abstract class Policies extends Aggregates<Policy> {}
