import { covers, isCityCode, type AreaCode } from '@korsa/domain';
import type { Aggregate, Query, Schema } from 'mongoose';
import { readableArea } from './cause.js';
import { OutsideArea } from './errors.js';
import { writes } from './read-only.js';

const limited = ['find', 'findOne', 'countDocuments', 'distinct', ...writes] as const;

/** Pipeline stages that reach other collections, where no filter of ours would apply. */
const joins = ['$lookup', '$graphLookup', '$unionWith', '$out', '$merge'];

/** What an area means for `cityCode`: the city itself, or all cities of a province. */
export function areaFilter(area: AreaCode): string | { $regex: RegExp } {
  return isCityCode(area) ? area : { $regex: new RegExp(`^${area}\\.`) };
}

/**
 * Mongoose plugin: every query, aggregation, update and delete sees only the cities of the current cause, whatever
 * its own filter says. Fails closed: without a cause it throws NoCause, what cannot be limited is refused.
 * `acrossAreas` is the one way around it.
 */
export function areaGuard(schema: Schema): void {
  schema.pre(
    [...limited],
    { document: false, query: true },
    function (this: Query<unknown, unknown>) {
      const area = readableArea();
      if (area !== undefined) this.and([{ cityCode: areaFilter(area) }]);
    },
  );
  schema.pre('aggregate', function (this: Aggregate<unknown>) {
    const area = readableArea();
    if (area === undefined) return;
    refuseJoins(this.pipeline());
    this.pipeline().unshift({ $match: { cityCode: areaFilter(area) } });
  });
  schema.pre('estimatedDocumentCount', function () {
    if (readableArea() !== undefined)
      throw new Error('An estimated count covers all cities: use countDocuments.');
  });
  schema.pre('save', function () {
    refuseOutside(this.get('cityCode'));
  });
  schema.pre('insertMany', function (documents: unknown) {
    for (const document of [documents].flat())
      refuseOutside((document as { cityCode?: unknown }).cityCode);
  });
  schema.pre('bulkWrite', function () {
    throw new Error('A bulk write cannot be limited to an area.');
  });
}

function refuseJoins(pipeline: unknown): void {
  const text = JSON.stringify(pipeline);
  const join = joins.find((stage) => text.includes(`"${stage}":`));
  if (join) throw new Error(`${join} reaches beyond the area of the caller.`);
}

function refuseOutside(cityCode: unknown): void {
  const area = readableArea();
  if (area !== undefined && !(typeof cityCode === 'string' && covers(area, cityCode)))
    throw new OutsideArea(area);
}
