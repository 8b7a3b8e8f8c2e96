import type { EventsOf, personTopic } from '@korsa/contracts';
import type { Problem } from '@korsa/domain';

type Enrolled = Extract<EventsOf<typeof personTopic>, { type: 'PersonEnrolled' }>['data'];

export type PersonCategory = Enrolled['category'];
export type PositionKind = Enrolled['positionKind'];

/** The post a person holds, as the decree says. */
export interface Position {
  readonly title: string;
  readonly kind: PositionKind;
  readonly officeKind: Enrolled['officeKind'];
  readonly eselon: Enrolled['eselon'];
  readonly functionalGrade: Enrolled['functionalGrade'];
  readonly acting: boolean;
}

/** What others may know of a person: the post without its title, and where it is. */
export type PositionFacts = Omit<Enrolled, 'enrolledAt'>;

interface Posted {
  readonly category: PersonCategory;
  readonly position: Position;
  readonly unitCode: string;
}

export function factsOf({ category, position, unitCode }: Posted): PositionFacts {
  const { kind, officeKind, eselon, functionalGrade, acting } = position;
  return {
    category,
    positionKind: kind,
    officeKind,
    eselon,
    functionalGrade,
    acting,
    unitCode,
  };
}

export function isCivilServant(category: PersonCategory): boolean {
  return category === 'PNS' || category === 'PPPK';
}

const structural: readonly PositionKind[] = ['high-leadership', 'administrator', 'supervisor'];

/** BUMD are company organs (PP 54/2017), and since 2021 many former eselon IV posts are functional ones. */
export function positionProblems(category: PersonCategory, position: Position): Problem[] {
  const { kind, eselon, functionalGrade } = position;
  const problem = (field: string, rule: string) => ({ field: `position.${field}`, rule });
  return [
    ...(isCivilServant(category) === (kind === 'non-asn')
      ? [problem('kind', `a ${category} cannot hold a position of kind ${kind}`)]
      : []),
    ...(eselon && !structural.includes(kind)
      ? [problem('eselon', `a position of kind ${kind} has no eselon`)]
      : []),
    ...(functionalGrade && kind !== 'functional'
      ? [problem('functionalGrade', `a position of kind ${kind} has no functional grade`)]
      : []),
  ];
}
