import type { EventsOf, intakeTopic, registrationTopic } from '@korsa/contracts';

/** Who may take part: somebody who meets one of the alternatives. */
export type EligibilityRule = Extract<
  EventsOf<typeof intakeTopic>,
  { type: 'IntakeOpened' }
>['data']['rule'];
type Criteria = EligibilityRule['alternatives'][number];
type RefusalReason = Extract<
  EventsOf<typeof registrationTopic>,
  { type: 'RegistrationRejected' }
>['data']['reasons'][number];

/** One part of the rule that a person does not meet: the fact, and what would have been admitted. */
export interface Refusal {
  readonly reason: RefusalReason;
  readonly actual: string | null;
  readonly admitted: readonly string[];
}

/** What the rule looks at. */
export interface Candidate {
  readonly category: string;
  readonly positionKind: string;
  readonly eselon: string | null;
  readonly functionalGrade: string | null;
  readonly officeKind: string;
  readonly unitKind: string;
}

const dimensions: readonly (readonly [keyof Criteria, keyof Candidate, RefusalReason])[] = [
  ['categories', 'category', 'category-not-eligible'],
  ['positionKinds', 'positionKind', 'position-kind-not-eligible'],
  ['eselons', 'eselon', 'eselon-not-eligible'],
  ['functionalGrades', 'functionalGrade', 'functional-grade-not-eligible'],
  ['officeKinds', 'officeKind', 'office-not-eligible'],
  ['unitKinds', 'unitKind', 'unit-kind-not-eligible'],
];

/** Why the rule does not admit the candidate, told by the alternative that comes closest; empty when it does. */
export function refusalsOf(rule: EligibilityRule, candidate: Candidate): readonly Refusal[] {
  const [closest = []] = rule.alternatives
    .map((criteria) => unmet(criteria, candidate))
    .sort((a, b) => a.length - b.length);
  return closest;
}

function unmet(criteria: Criteria, candidate: Candidate): Refusal[] {
  return dimensions.flatMap(([list, fact, reason]) => {
    const admitted: readonly string[] | undefined = criteria[list];
    const actual = candidate[fact];
    if (!admitted || (actual !== null && admitted.includes(actual))) return [];
    return [{ reason, actual, admitted }];
  });
}
