import { defineAggregate } from '@korsa/store';
import type { WorkUnit } from '../domain/work-unit.js';

export const workUnitAggregate = defineAggregate<WorkUnit>({
  name: 'work unit',
  collection: 'workUnits',
  fields: { kind: String, heads: [{ personId: String, since: String }], closed: Boolean },
  indexes: [{ keys: { cityCode: 1 } }],
});
