import type { RegistrationView } from '@korsa/contracts';
import type { Registration } from '../domain/registration.js';

export function registrationView(registration: Registration): RegistrationView {
  const { id, facts, refusals, rescheduled: _, ...shown } = registration;
  return {
    registrationId: id,
    ...shown,
    ...facts,
    refusals: refusals.map((refusal) => ({ ...refusal, admitted: [...refusal.admitted] })),
  };
}
