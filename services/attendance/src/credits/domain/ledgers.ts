import { Aggregates } from '@korsa/domain';
import type { CreditEvent, Ledger } from './ledger.js';

export abstract class Ledgers extends Aggregates<Ledger, CreditEvent> {}
