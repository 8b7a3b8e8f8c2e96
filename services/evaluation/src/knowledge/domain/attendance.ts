import type { certificateTopic, presenceTopic, Received } from '@korsa/contracts';
import { Aggregates } from '@korsa/domain';

export type AttendanceFact = Received<typeof presenceTopic.AttendanceDecided>;

/** What attendance decided of a registration; a correction decides again. */
export interface Attendance {
  /** The registration id. */
  readonly id: string;
  readonly cityCode: string;
  readonly retreatId: string;
  readonly plannedJp: number;
  readonly earnedJp: number;
  readonly met: boolean;
}

export abstract class Attendances extends Aggregates<Attendance> {}

export function learnAttendance({ subject, cityCode, data }: AttendanceFact): Attendance {
  const { retreatId, plannedJp, earnedJp, met } = data;
  return { id: subject, cityCode, retreatId, plannedJp, earnedJp, met };
}

type CertificateTopic = typeof certificateTopic;
export type CertificateFact =
  | Received<CertificateTopic['CertificateIssued']>
  | Received<CertificateTopic['CertificateRevoked']>;

/** A certificate of a retreat; revoked ones do not count. */
export interface Certificate {
  readonly id: string;
  readonly cityCode: string;
  readonly retreatId: string;
  readonly outcome: 'completed' | 'attended' | null;
  readonly revoked: boolean;
}

export abstract class Certificates extends Aggregates<Certificate> {}

export function learnCertificate(
  known: Certificate | undefined,
  fact: CertificateFact,
): Certificate {
  return {
    id: fact.subject,
    cityCode: fact.cityCode,
    retreatId: fact.data.retreatId,
    outcome: fact.name === 'CertificateIssued' ? fact.data.outcome : (known?.outcome ?? null),
    revoked: fact.name === 'CertificateRevoked',
  };
}
