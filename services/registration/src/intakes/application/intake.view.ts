import type { IntakeView } from '@korsa/contracts';
import type { SeatedIntake } from './seated-intake.js';

export function intakeView({ intake, seating: { taken, waitlist } }: SeatedIntake): IntakeView {
  return {
    retreatId: intake.id,
    cityCode: intake.cityCode,
    status: intake.status,
    quota: intake.quota,
    seatsTaken: taken,
    seatsFree: intake.quota - taken,
    waitlisted: waitlist.length,
    opensAt: intake.opensAt,
    closesAt: intake.closesAt,
    closedAt: intake.closedAt,
    rule: structuredClone(intake.rule),
    representation: intake.representation,
    representationBasis: intake.representationBasis,
  };
}
