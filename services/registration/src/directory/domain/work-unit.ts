import type { EventsOf, workUnitTopic } from '@korsa/contracts';
import { decide, keep, type Decision, type Problem } from '@korsa/domain';
import { cityOf } from './city-of.js';
import { WorkUnitClosedAlready, WorkUnitNotPossible } from './work-unit.errors.js';

export type WorkUnitEvent = EventsOf<typeof workUnitTopic>;
type Registered = Extract<WorkUnitEvent, { type: 'WorkUnitRegistered' }>['data'];
export type UnitKind = Registered['kind'];

/** A unit of a city. Its id is the unit code, which others know it by. */
export interface WorkUnit {
  readonly id: string;
  readonly cityCode: string;
  readonly name: string;
  readonly kind: UnitKind;
  readonly parentCode: string | null;
  readonly headPersonId: string | null;
  readonly validFrom: string;
  /** Last day, null while it exists. */
  readonly validTo: string | null;
  readonly successorCode: string | null;
}

export type NewWorkUnit = Omit<WorkUnit, 'id' | 'cityCode' | 'validTo' | 'successorCode'> & {
  readonly unitCode: string;
};

/** `problems`: what is wrong with the units and the person it points to. */
export function register(
  { unitCode, ...unit }: NewWorkUnit,
  problems: readonly Problem[] = [],
): Decision<WorkUnit, WorkUnitEvent> {
  const state: WorkUnit = {
    id: unitCode,
    cityCode: cityOf(unitCode),
    ...unit,
    validTo: null,
    successorCode: null,
  };
  refuse([...unitProblems(state), ...problems]);
  return decide(state, [{ type: 'WorkUnitRegistered', data: toldOf(state) }]);
}

export type WorkUnitChange = {
  readonly [Key in 'name' | 'kind' | 'parentCode' | 'headPersonId']?: WorkUnit[Key] | undefined;
};

export function change(
  unit: WorkUnit,
  changes: WorkUnitChange,
  problems: readonly Problem[] = [],
): Decision<WorkUnit, WorkUnitEvent> {
  if (unit.validTo) throw new WorkUnitClosedAlready(unit.id);
  const given = Object.fromEntries(
    Object.entries(changes).filter(([, value]) => value !== undefined),
  );
  const next: WorkUnit = { ...unit, ...given };
  refuse([...unitProblems(next), ...problems]);
  const told = toldOf(next);
  if (JSON.stringify(told) === JSON.stringify(toldOf(unit))) return keep(unit);
  return decide(next, [{ type: 'WorkUnitChanged', data: told }]);
}

/** A head who leaves the unit leaves it vacant; somebody else's leaving changes nothing. */
export function vacate(unit: WorkUnit, personId: string): Decision<WorkUnit, WorkUnitEvent> {
  if (unit.headPersonId !== personId || unit.validTo) return keep(unit);
  return change(unit, { headPersonId: null });
}

export function close(
  unit: WorkUnit,
  validTo: string,
  successorCode: string | null,
  problems: readonly Problem[] = [],
): Decision<WorkUnit, WorkUnitEvent> {
  if (unit.validTo) throw new WorkUnitClosedAlready(unit.id);
  refuse([
    ...problems,
    ...(validTo < unit.validFrom
      ? [{ field: 'validTo', rule: 'the last day lies before the first' }]
      : []),
    ...(successorCode ? relativeProblems(unit.id, successorCode, 'successorCode') : []),
  ]);
  return decide({ ...unit, validTo, successorCode }, [
    { type: 'WorkUnitClosed', data: { validTo, successorCode } },
  ]);
}

function unitProblems({ id, kind, parentCode }: WorkUnit): Problem[] {
  return [
    ...kindProblems(id, kind),
    ...(parentCode ? relativeProblems(id, parentCode, 'parentCode') : []),
  ];
}

const areaKinds: readonly [UnitKind, RegExp, string][] = [
  ['subdistrict', /^\d{2}\.\d{2}\.\d{2}$/, 'PP.KK.CC'],
  // The fourth level of a Kemendagri code starts with 1 for a kelurahan; 2 is a desa, whose head is no civil servant.
  ['urban-ward', /^\d{2}\.\d{2}\.\d{2}\.1\d{3}$/, 'PP.KK.CC.1DDD'],
];

function kindProblems(unitCode: string, kind: UnitKind): Problem[] {
  return areaKinds
    .filter(([areaKind, form]) => (kind === areaKind) !== form.test(unitCode))
    .map(([areaKind, , form]) => ({
      field: 'kind',
      rule: `a unit of kind ${areaKind}, and no other, has a code of the form ${form}`,
    }));
}

function relativeProblems(unitCode: string, other: string, field: string): Problem[] {
  if (other === unitCode) return [{ field, rule: 'is the unit itself' }];
  if (cityOf(other) !== cityOf(unitCode)) return [{ field, rule: 'belongs to another city' }];
  return [];
}

function refuse(problems: readonly Problem[]): void {
  if (problems.length > 0) throw new WorkUnitNotPossible(problems);
}

function toldOf(unit: WorkUnit): Registered {
  const { name: unitName, kind, parentCode, headPersonId, validFrom } = unit;
  return { unitName, kind, parentCode, headPersonId, validFrom };
}
