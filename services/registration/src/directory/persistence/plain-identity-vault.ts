import { createHmac } from 'node:crypto';
import { Settings } from '@korsa/service-kit';
import { Injectable } from '@nestjs/common';
import type { config } from '../../config.js';
import type { Identity, IdentityVault, SealedIdentity } from '../domain/identity.js';

/**
 * Stores identities readable; encrypting them per field means another vault here and nothing anywhere else.
 * The fingerprint is keyed: the few possible NIP could otherwise be tried one by one.
 */
@Injectable()
export class PlainIdentityVault implements IdentityVault {
  constructor(private readonly settings: Settings<typeof config>) {}

  seal(identity: Identity): SealedIdentity {
    const { nip } = identity;
    return { nipFingerprint: nip && this.fingerprint(nip), sealed: identity };
  }

  open({ sealed }: SealedIdentity): Identity {
    return sealed;
  }

  private fingerprint(nip: string): string {
    return createHmac('sha256', this.settings.nipKey).update(nip).digest('base64url');
  }
}
