import { readFileSync } from 'node:fs';
import type { RequestOf, registrationApi, schedulingApi, serviceElements } from '@korsa/contracts';

type Body<E> = RequestOf<E> extends { readonly body: infer B } ? B : never;
type AddSession = Body<typeof schedulingApi.addSession>;
type DraftRetreat = Body<typeof schedulingApi.draftRetreat>;
type EnrolPerson = Body<typeof registrationApi.enrolPerson>;
type WorkUnit = Body<typeof registrationApi.registerWorkUnit>;

interface SpeakerRow {
  readonly key: string;
  readonly office: string;
  readonly institution: string;
  readonly origin: NonNullable<
    NonNullable<DraftRetreat['speakerSlots']>[number]['expectedFrom']
  >[number];
  readonly foundLater?: boolean;
}

export interface RetreatFile {
  readonly cityCode: string;
  readonly operatorCode: string;
  readonly hostCode: string;
  readonly title: string;
  readonly period: DraftRetreat['period'];
  readonly movedTo?: DraftRetreat['period'];
  readonly timeZone: 'Asia/Jakarta';
  readonly quota: number;
  readonly venue: { name: string; areaCode: string; cityCode: string; openTo: string };
  readonly rooms: { code: string; name: string; capacity: number }[];
  readonly objectives: NonNullable<DraftRetreat['objectives']>;
  readonly speakers: readonly SpeakerRow[];
}

export interface SessionRow {
  readonly day: string;
  readonly from: string;
  readonly to: string;
  readonly kind: AddSession['kind'];
  readonly title: string;
  readonly room: string;
  readonly speaker?: string;
  readonly rpjmd?: string[];
  readonly priorities?: string[];
  readonly astaCita?: number[];
}

export interface PersonRow {
  readonly key: string;
  readonly fullName: string;
  readonly titleAfter: string;
  readonly category: EnrolPerson['category'];
  readonly nip?: string;
  readonly institution?: string;
  readonly sex: 'male' | 'female';
  readonly positionKind: EnrolPerson['position']['kind'];
  readonly officeKind: EnrolPerson['position']['officeKind'];
  readonly eselon: NonNullable<EnrolPerson['position']['eselon']> | null;
  readonly unit: string;
  readonly acting?: boolean;
}

interface UnitRow {
  readonly code: string;
  readonly kind: WorkUnit['kind'];
  readonly name: string;
  readonly parent: string | null;
}

type ScoreSums = Record<(typeof serviceElements)[number], number>;

export interface SurveyRow {
  readonly unit: string;
  readonly users: number;
  readonly before: { readonly respondents: number; readonly sums: ScoreSums };
  readonly after: { readonly respondents: number; readonly sums: ScoreSums };
}

/** What is known of one retreat before the story begins: the files of `data/<city>`. */
export interface CityData {
  readonly city: string;
  readonly retreat: RetreatFile;
  readonly agenda: readonly SessionRow[];
  readonly units: readonly UnitRow[];
  readonly people: readonly PersonRow[];
  readonly surveys: readonly SurveyRow[];
}

export function cityData(city: 'magelang' | 'malang'): CityData {
  const read = <T>(file: string) =>
    JSON.parse(readFileSync(new URL(`../data/${city}/${file}.json`, import.meta.url), 'utf8')) as T;
  return {
    city,
    retreat: read<RetreatFile>('retreat'),
    agenda: read<SessionRow[]>('agenda'),
    units: read<UnitRow[]>('units'),
    people: read<PersonRow[]>('people'),
    surveys: read<SurveyRow[]>('service-surveys'),
  };
}
