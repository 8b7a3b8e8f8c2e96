import type { DataOf, presenceTopic } from '@korsa/contracts';
import { AggregateGroup } from '@korsa/domain';
import { Settings } from '@korsa/service-kit';
import { nameId } from '@korsa/store';
import { Inject, Injectable } from '@nestjs/common';
import type { AttendanceSettings } from '../../config.js';
import { numberOf } from '../domain/certificate-number.js';
import { certify, revoke } from '../domain/certificate.js';
import { Certificates } from '../domain/certificates.js';

export interface IssueCertificateCommand {
  readonly registrationId: string;
  readonly cityCode: string;
  readonly decided: DataOf<typeof presenceTopic.AttendanceDecided>;
}

/**
 * Issues the certificate that follows from an attendance decision. Spans the certificate of the decision before,
 * because a corrected decision must not leave two valid ones.
 */
@Injectable()
export class IssueCertificate {
  constructor(
    private readonly group: AggregateGroup,
    private readonly certificates: Certificates,
    @Inject(Settings) private readonly settings: AttendanceSettings,
  ) {}

  async execute({ registrationId, cityCode, decided }: IssueCertificateCommand): Promise<void> {
    const idOf = (revision: number) => nameId('certificate', registrationId, String(revision));
    const id = idOf(decided.revision);
    const address = { id, cityCode, registrationId };
    const number = numberOf(this.settings.certificateNumbers, { ...decided, cityCode });
    await this.group.change(
      [this.certificates.maybe(id), this.certificates.maybe(idOf(decided.revision - 1))],
      (existing, previous) => {
        const issued = existing ? undefined : certify(address, decided, number);
        return [issued, previous && revoke(previous, issued ? id : null, decided.decidedAt)];
      },
    );
  }
}
