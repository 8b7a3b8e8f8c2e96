import type { Presence } from '../domain/presence.js';

export abstract class PresenceQueries {
  /** Those of these registrations of whom something is on record. */
  abstract known(registrationIds: readonly string[]): Promise<readonly Presence[]>;
  abstract ofRetreat(retreatId: string): Promise<readonly Presence[]>;
}
