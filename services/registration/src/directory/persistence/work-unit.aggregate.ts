import { workUnitTopic } from '@korsa/contracts';
import { defineAggregate } from '@korsa/store';
import type { WorkUnit } from '../domain/work-unit.js';

export const workUnitAggregate = defineAggregate<WorkUnit>({
  name: 'work unit',
  collection: 'workUnits',
  topic: workUnitTopic,
  fields: {
    name: String,
    kind: String,
    parentCode: String,
    headPersonId: String,
    validFrom: String,
    validTo: String,
    successorCode: String,
  },
  indexes: [{ keys: { cityCode: 1, kind: 1 } }, { keys: { cityCode: 1, parentCode: 1 } }],
});
