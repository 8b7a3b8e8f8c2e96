import type { WorkUnitView } from '@korsa/contracts';
import type { WorkUnit } from '../domain/work-unit.js';

export function workUnitView({ id, ...unit }: WorkUnit): WorkUnitView {
  const { cityCode, name, kind, parentCode, headPersonId, validFrom, validTo } = unit;
  return {
    unitCode: id,
    cityCode,
    name,
    kind,
    parentCode,
    headPersonId,
    validFrom,
    validTo,
    successorCode: unit.successorCode,
  };
}
