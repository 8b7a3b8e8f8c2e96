import type { EventsOf, intakeTopic } from '@korsa/contracts';
import { decide, type Decision, type Instant } from '@korsa/domain';
import type { Candidate, EligibilityRule, Refusal } from './eligibility.js';
import { refusalsOf } from './eligibility.js';
import {
  IntakeClosedAlready,
  IntakeOpenAlready,
  IntakeWindowNotPossible,
} from './intake.errors.js';

export type IntakeEvent = EventsOf<typeof intakeTopic>;
type Opened = Extract<IntakeEvent, { type: 'IntakeOpened' }>['data'];
export type Representation = Opened['representation'];

/** The intake of a retreat; its id is the retreat's. Its seats are kept apart, because they change all the time. */
export interface Intake {
  readonly id: string;
  readonly cityCode: string;
  readonly status: 'open' | 'closed';
  readonly quota: number;
  readonly opensAt: Instant;
  readonly closesAt: Instant;
  readonly closedAt: Instant | null;
  readonly rule: EligibilityRule;
  readonly representation: Representation;
  /** Who decided on the representation: the committee of the retreat, or nobody. */
  readonly representationBasis: 'committee' | 'assumption';
}

export type IntakePlan = Omit<Intake, 'status' | 'closedAt'>;

export function open(intake: Intake | undefined, plan: IntakePlan): Decision<Intake, IntakeEvent> {
  if (intake) throw new IntakeOpenAlready(intake.id);
  return tell({ ...plan, status: 'open', closedAt: null });
}

export function close(intake: Intake, at: Instant): Decision<Intake, IntakeEvent> {
  if (intake.status === 'closed') throw new IntakeClosedAlready(intake.id);
  return decide({ ...intake, status: 'closed', closedAt: at }, [
    { type: 'IntakeClosed', data: { closedAt: at } },
  ]);
}

/** Takes nominations again, or longer: until `closesAt`. */
export function reopen(
  intake: Intake,
  closesAt: Instant,
  at: Instant,
): Decision<Intake, IntakeEvent> {
  if (closesAt <= at || closesAt <= intake.opensAt) throw new IntakeWindowNotPossible();
  return tell({ ...intake, status: 'open', closedAt: null, closesAt });
}

export function changeQuota(
  intake: Intake,
  quota: number,
  promoted: number,
): Decision<Intake, IntakeEvent> {
  const data = { before: intake.quota, after: quota, promoted };
  return decide({ ...intake, quota }, [{ type: 'IntakeQuotaChanged', data }]);
}

/** Why the intake does not take this candidate now; empty when it does. */
export function refuse(
  intake: Intake,
  candidate: Candidate & { readonly cityCode: string },
  at: Instant,
): readonly Refusal[] {
  const within = intake.status === 'open' && intake.opensAt <= at && at < intake.closesAt;
  const window = {
    reason: 'outside-window',
    actual: at,
    admitted: [intake.opensAt, intake.closesAt],
  };
  return [...(within ? [] : [window as Refusal]), ...refuseAsSubstitute(intake, candidate)];
}

/** As `refuse`, but whenever it is: people fall ill after the window too. */
export function refuseAsSubstitute(
  intake: Intake,
  candidate: Candidate & { readonly cityCode: string },
): readonly Refusal[] {
  const city: readonly Refusal[] =
    candidate.cityCode === intake.cityCode
      ? []
      : [{ reason: 'other-city', actual: candidate.cityCode, admitted: [intake.cityCode] }];
  return [...city, ...refusalsOf(intake.rule, candidate)];
}

function tell(intake: Intake): Decision<Intake, IntakeEvent> {
  const { quota, opensAt, closesAt, rule, representation } = intake;
  return decide(intake, [
    { type: 'IntakeOpened', data: { quota, opensAt, closesAt, rule, representation } },
  ]);
}
