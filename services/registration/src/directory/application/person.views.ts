import type { PersonView } from '@korsa/contracts';
import { Injectable } from '@nestjs/common';
import { IdentityVault, maskNip } from '../domain/identity.js';
import type { Person } from '../domain/person.js';

export type NipForm = 'masked' | 'full';

/** Persons as HTTP shows them: the only place where identities are opened. */
@Injectable()
export class PersonViews {
  constructor(private readonly vault: IdentityVault) {}

  of(person: Person, form: NipForm = 'masked'): PersonView {
    const identity = person.identity && this.vault.open(person.identity);
    const nip = identity?.nip ?? null;
    return {
      personId: person.id,
      cityCode: person.cityCode,
      name: identity && { ...identity.name },
      nip: nip === null || form === 'full' ? nip : maskNip(nip),
      nipFormatValid: person.nipFormatValid,
      verifiedAtBkn: person.verifiedAtBkn,
      institution: identity?.institution ?? null,
      category: person.category,
      position: { ...person.position },
      unitCode: person.unitCode,
      enrolledAt: person.enrolledAt,
      erasedAt: person.erasedAt,
    };
  }
}
