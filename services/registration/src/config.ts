import { Representation, registrationStateTopics, registrationTopics } from '@korsa/contracts';
import { defineConfig } from '@korsa/service-kit';
import { z } from 'zod';
import { registrationSnapshot } from './registrations/persistence/registration.snapshot.js';

/** In the source or in the example, so that they are no secrets. */
const developmentKey = 'korsa-development-nip-key-not-a-secret';
const exampleKey = 'replace-with-32-random-characters-or-more';

const environment = z.object({
  KORSA_ENVIRONMENT: z.string().default('development'),
  /** Keys the fingerprint by which a NIP is found again. Never change it: every NIP could be enrolled twice. */
  REGISTRATION_NIP_KEY: z.string().min(32).default(developmentKey),
  /** Who may be a substitute when an intake does not say: an assumption, no text rules it. */
  REGISTRATION_DEFAULT_REPRESENTATION: Representation.default('eligible'),
});

export const config = defineConfig({
  service: 'registration',
  port: 3001,
  publishes: [...registrationTopics, ...registrationStateTopics],
  snapshots: [registrationSnapshot],
  settings: environment
    .refine(
      ({ KORSA_ENVIRONMENT: where, REGISTRATION_NIP_KEY: key }) =>
        where !== 'production' || ![developmentKey, exampleKey].includes(key),
      { path: ['REGISTRATION_NIP_KEY'], error: 'must be a secret of your own in production' },
    )
    .transform((given) => ({
      nipKey: given.REGISTRATION_NIP_KEY,
      defaultRepresentation: given.REGISTRATION_DEFAULT_REPRESENTATION,
    })),
});
