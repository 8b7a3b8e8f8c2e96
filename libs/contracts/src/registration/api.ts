import { directoryApi } from './directory.api.js';
import { intakeApi } from './intake.api.js';
import { registrationsApi } from './registration.api.js';

/** HTTP API of the registration service. */
export const registrationApi = { ...directoryApi, ...intakeApi, ...registrationsApi };
