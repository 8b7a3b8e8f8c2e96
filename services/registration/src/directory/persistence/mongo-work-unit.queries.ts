import { AggregateNotFound } from '@korsa/domain';
import { stateOf, Store } from '@korsa/store';
import { Injectable } from '@nestjs/common';
import { pageFilter, pageOf, type PageRequest } from '../../paging.js';
import type { WorkUnitFilter, WorkUnitQueries } from '../application/work-unit.queries.js';
import { workUnitView } from '../application/work-unit.view.js';
import type { WorkUnit } from '../domain/work-unit.js';
import { workUnitAggregate } from './work-unit.aggregate.js';

@Injectable()
export class MongoWorkUnitQueries implements WorkUnitQueries {
  constructor(private readonly store: Store) {}

  async get(unitCode: string) {
    const unit = await this.units.findOne({ _id: unitCode }).lean();
    if (!unit) throw new AggregateNotFound('work unit', unitCode);
    return workUnitView(stateOf<WorkUnit>(unit));
  }

  async list({ validOn, ...filter }: WorkUnitFilter, page: PageRequest) {
    const existing = validOn && {
      validFrom: { $lte: validOn },
      $or: [{ validTo: null }, { validTo: { $gte: validOn } }],
    };
    const found = await this.units
      .find({ ...pageFilter(filter, page), ...existing })
      .sort({ _id: 1 })
      .limit(page.limit + 1)
      .lean();
    return pageOf(found, page.limit, (unit) => workUnitView(stateOf<WorkUnit>(unit)));
  }

  async byCodes(unitCodes: readonly string[]): Promise<ReadonlyMap<string, WorkUnit>> {
    const found = await this.units.find({ _id: { $in: [...new Set(unitCodes)] } }).lean();
    return new Map(found.map((unit) => [unit._id, stateOf<WorkUnit>(unit)]));
  }

  private get units() {
    return this.store.model(workUnitAggregate);
  }
}
