import type {
  certificateTopic,
  CertificateOutcome,
  DataOf,
  EventsOf,
  PolicyBasis,
  presenceTopic,
} from '@korsa/contracts';
import { decide, type AggregateState, type Decision, type Instant } from '@korsa/domain';

export type CertificateEvent = EventsOf<typeof certificateTopic>;

export interface Certificate extends AggregateState {
  readonly retreatId: string;
  readonly registrationId: string;
  readonly personId: string;
  readonly number: string;
  readonly outcome: CertificateOutcome;
  readonly jp: number;
  readonly basis: PolicyBasis;
  readonly issuedAt: Instant;
  readonly revokedAt: Instant | null;
  readonly replacedBy: string | null;
}

type AttendanceDecided = DataOf<typeof presenceTopic.AttendanceDecided>;

/** What the certificate of a decision says, undefined when nothing was earned: nobody is certified for having been invited. */
export function certify(
  address: AggregateState & { readonly registrationId: string },
  { retreatId, personId, earnedJp, creditJp, met, basis, decidedAt }: AttendanceDecided,
  number: string,
): Decision<Certificate, CertificateEvent> | undefined {
  if (earnedJp === 0) return undefined;
  const { registrationId } = address;
  const certificate: Certificate = {
    ...address,
    retreatId,
    personId,
    number,
    outcome: met ? 'completed' : 'attended',
    jp: creditJp,
    basis,
    issuedAt: decidedAt,
    revokedAt: null,
    replacedBy: null,
  };
  const { outcome, jp } = certificate;
  return decide(certificate, [
    {
      type: 'CertificateIssued',
      data: { retreatId, registrationId, personId, number, outcome, jp, basis },
    },
  ]);
}

/** Takes a certificate back because its decision was corrected; `replacedBy` is the one issued instead. */
export function revoke(
  certificate: Certificate,
  replacedBy: string | null,
  revokedAt: Instant,
): Decision<Certificate, CertificateEvent> | undefined {
  if (certificate.revokedAt !== null) return undefined;
  const { retreatId, registrationId, personId, number } = certificate;
  return decide({ ...certificate, revokedAt, replacedBy }, [
    {
      type: 'CertificateRevoked',
      data: { retreatId, registrationId, personId, number, replacedBy },
    },
  ]);
}
