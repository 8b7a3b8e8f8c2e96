/** A name with its titles apart: certificates print it without them, assignments with them (Permendagri 1/2023 Ps. 44). */
export interface PersonName {
  readonly full: string;
  readonly titleBefore: string | null;
  readonly titleAfter: string | null;
}

/** Who a person is: everything about them that is personal and leaves this service only by a look-up. */
export interface Identity {
  readonly name: PersonName;
  /** The 18 digits, null for those without one. */
  readonly nip: string | null;
  readonly institution: string | null;
}

/** An identity as it is stored. `nipFingerprint` finds the same NIP again without telling it. */
export interface SealedIdentity {
  readonly nipFingerprint: string | null;
  readonly sealed: Identity;
}

/** Seals identities before they are stored and opens them for those who may read them. */
export abstract class IdentityVault {
  abstract seal(identity: Identity): SealedIdentity;
  abstract open(identity: SealedIdentity): Identity;
}

/** The NIP with all but its last three digits hidden: the rest tells birth date and sex. */
export function maskNip(nip: string): string {
  return nip.slice(-3).padStart(nip.length, '*');
}
