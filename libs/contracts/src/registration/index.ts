export * from './api.js';
export * from './directory.dto.js';
export * from './events.js';
export * from './registration.state.js';
export * from './vocabulary.js';
export {
  intakeView,
  knownRetreatView,
  type IntakeView,
  type KnownRetreatView,
} from './intake.api.js';
export {
  refusal,
  registrationDetails,
  registrationSummary,
  registrationView,
  type RegistrationDetails,
  type RegistrationSummary,
  type RegistrationView,
} from './registration.api.js';
