import { readNip, type Problem } from '@korsa/domain';
import type { Identity, PersonName } from './identity.js';
import {
  isCivilServant,
  positionProblems,
  type PersonCategory,
  type Position,
} from './position.js';

/** What is said of a person who enters the directory. */
export interface Enrolment {
  readonly name: PersonName;
  readonly category: PersonCategory;
  /** As it was typed: spaces and dots allowed. */
  readonly nip: string | null;
  readonly institution: string | null;
  readonly sex?: 'male' | 'female' | undefined;
  readonly birthDate?: string | undefined;
  readonly position: Position;
  readonly unitCode: string;
}

/** The identity behind an enrolment, or every problem at once. `today` is a calendar day. */
export function identify(
  enrolment: Enrolment,
  today: string,
): { identity: Identity } | { problems: readonly Problem[] } {
  const { nip, problems } = isCivilServant(enrolment.category)
    ? civilServant(enrolment, today)
    : outsider(enrolment);
  const all = [...problems, ...positionProblems(enrolment.category, enrolment.position)];
  if (all.length > 0) return { problems: all };
  return { identity: { name: enrolment.name, nip, institution: enrolment.institution } };
}

interface Numbered {
  readonly nip: string | null;
  readonly problems: readonly Problem[];
}

function civilServant(enrolment: Enrolment, today: string): Numbered {
  const { category, institution } = enrolment;
  const surplus =
    institution === null
      ? []
      : [
          {
            field: 'institution',
            rule: `a ${category} is known by the NIP, not by an institution`,
          },
        ];
  if (enrolment.nip === null)
    return { nip: null, problems: [{ field: 'nip', rule: `a ${category} has a NIP` }, ...surplus] };
  const reading = readNip(enrolment.nip, today);
  if ('problems' in reading) return { nip: null, problems: [...reading.problems, ...surplus] };
  const { nip } = reading;
  const told: [string, string | undefined, string, string][] = [
    ['category', category, nip.category, `the NIP is that of a ${nip.category}`],
    ['sex', enrolment.sex, nip.sex, 'the NIP says another sex'],
    ['birthDate', enrolment.birthDate, nip.birthDate, 'the NIP says another birth date'],
  ];
  const contradictions = told
    .filter(([, said, read]) => said !== undefined && said !== read)
    .map(([field, , , rule]) => ({ field, rule }));
  return { nip: nip.digits, problems: [...contradictions, ...surplus] };
}

function outsider({ category, nip, institution }: Enrolment): Numbered {
  return {
    nip: null,
    problems: [
      ...(nip === null ? [] : [{ field: 'nip', rule: `a ${category} has no NIP` }]),
      ...(institution === null
        ? [{ field: 'institution', rule: `a ${category} is known by the institution` }]
        : []),
    ],
  };
}
