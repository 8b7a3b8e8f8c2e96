import { DomainError, type ErrorKind, type Problem } from '@korsa/domain';
import type { Refusal } from '../domain/verdict.js';

const explanations: Readonly<Record<Refusal, string>> = {
  'registration-unknown': 'This registration is not known here.',
  'registration-of-another-retreat': 'This registration belongs to another retreat.',
  'registration-not-confirmed': 'This registration is not confirmed.',
  'registration-rejected': 'This registration was rejected.',
  'registration-declined': 'The participant declined.',
  'registration-substituted': 'Another person has taken the place of this registration.',
  'registration-cancelled': 'This registration was cancelled.',
  'gate-of-another-retreat': 'This gate stands at another retreat.',
  'session-unknown': 'This session is not known here.',
  'session-of-another-retreat': 'This session belongs to another retreat.',
  'session-cancelled': 'This session does not take place.',
  'session-not-open': 'Check-in to this session has not opened yet.',
  'session-over': 'This session is over.',
  'attendance-decided': 'Attendance is decided; what was wrong is set right by a correction.',
  'presence-corrected':
    'An officer has corrected this session since; what gates had seen until then does not count.',
  'clock-ahead': 'The scan lies in the future: the clock of the gate runs ahead.',
};

/** A pass is not let through, or a session cannot be recorded for a registration; the code says why. */
export class PassRefused extends DomainError {
  readonly kind: ErrorKind;

  constructor(
    readonly code: Refusal,
    problems: readonly Problem[] = [],
  ) {
    super(explanations[code], problems);
    this.kind = code.endsWith('-unknown') ? 'not-found' : 'conflict';
  }
}
