import { beforeAll, beforeEach, describe, expect, it } from '@jest/globals';
import { infrastructure } from '@korsa/testing';
import { Schema, type Connection, type Model } from 'mongoose';
import { mongoWorld, type MongoWorld } from '../test/mongo-world.js';
import { hallAggregate, openHall, type Hall } from '../test/seats.js';
import { as, magelang, malang } from '../test/world.js';
import {
  acrossAreas,
  areaGuard,
  newCause,
  newId,
  OutsideArea,
  runWithCause,
  stateOf,
  type StoredState,
} from './index.js';

const infra = infrastructure();

describe('the model of an aggregate', () => {
  let world: MongoWorld;
  let halls: Model<StoredState<Hall>>;
  const ids = { [magelang]: newId(), [malang]: newId() };

  beforeAll(async () => {
    world = await mongoWorld(await infra.connect());
    halls = world.store.model(hallAggregate);
    for (const [city, id] of Object.entries(ids))
      await as(city, () => world.halls.create(id, () => openHall(id, 7, city)));
  });

  it('gives back the state of a lean document', async () => {
    const document = await as(magelang, () => halls.findById(ids[magelang]).lean());
    expect(stateOf<Hall>(document!)).toEqual(openHall(ids[magelang], 7).state);
    expect(document).toMatchObject({ version: 1, sequence: 1 });
  });

  const reads: Record<string, () => Promise<unknown[]>> = {
    find: () => halls.find({}).lean(),
    'find by id': () => halls.find({ _id: { $in: Object.values(ids) } }).lean(),
    'find of another city': async () => [
      ...(await halls.find({ cityCode: magelang })),
      ...(await halls.find({ cityCode: malang })),
    ],
    'find with $or': () => halls.find({ $or: [{ seats: 7 }, { cityCode: malang }] }).lean(),
    cursor: async () => {
      const found: unknown[] = [];
      for await (const hall of halls.find({}).lean().cursor()) found.push(hall);
      return found;
    },
    distinct: () => halls.distinct('_id'),
    aggregate: () => halls.aggregate([{ $project: { cityCode: 1 } }]),
    'aggregate with a match of its own': () => halls.aggregate([{ $match: { seats: 7 } }]),
    'aggregate cursor': async () => {
      const found: unknown[] = [];
      for await (const hall of halls.aggregate([{ $match: {} }]).cursor()) found.push(hall);
      return found;
    },
    count: async () => Array.from({ length: await halls.countDocuments() }),
    exists: async () =>
      [await halls.exists({ _id: ids[magelang] }), await halls.exists({ _id: ids[malang] })].filter(
        Boolean,
      ),
  };

  it.each(Object.keys(reads))('sees the cities of the caller only: %s', async (read) => {
    expect(await as(magelang, reads[read]!)).toHaveLength(1);
    expect(await as('33', reads[read]!)).toHaveLength(1);
    expect(await as('32', reads[read]!)).toHaveLength(0);
    expect(await acrossAreas('a test of the guard', reads[read]!)).toHaveLength(2);
    await expect(reads[read]!()).rejects.toThrow('on whose behalf');
  });

  it('runs a query on behalf of the cause it was made in, though it is awaited outside', async () => {
    const cause = newCause({ kind: 'request', area: magelang, actor: 'x' });
    const found = runWithCause(cause, () => halls.find({}).lean());
    const all = acrossAreas('a test of the guard', () => halls.find({}).lean());
    expect([(await found).length, (await all).length]).toEqual([1, 2]);
  });

  it.each<[string, () => Promise<unknown>]>([
    ['a join', () => halls.aggregate([{ $lookup: { from: 'tickets', pipeline: [], as: 't' } }])],
    ['a union', () => halls.aggregate([{ $facet: { a: [{ $unionWith: 'tickets' }] } }])],
    ['an estimated count', () => halls.estimatedDocumentCount()],
    ['an unknown field in a filter', () => halls.find({ cityCod: malang } as never)],
    ['an update', () => halls.updateOne({}, { seats: 1 })],
    ['a delete', () => halls.deleteMany({})],
    [
      'a save',
      () => new halls({ _id: 'x', cityCode: magelang }).save({ validateBeforeSave: false }),
    ],
    ['an insert', () => halls.insertMany([{ _id: 'x' }], { throwOnValidationError: false })],
    ['a bulk write', () => halls.bulkWrite([{ deleteOne: { filter: {} } }])],
  ])('refuses %s', async (_what, query) => {
    await expect(as(magelang, async () => query())).rejects.toThrow();
    expect(await acrossAreas('a test of the guard', () => halls.countDocuments())).toBe(2);
  });
});

describe('the area guard on a model of another kind', () => {
  let logs: ReturnType<typeof logModel>;
  beforeEach(async () => {
    logs = logModel(await infra.connect(newId().slice(-8)));
    await acrossAreas('set up', () =>
      logs.insertMany([
        { cityCode: magelang, text: 'a' },
        { cityCode: malang, text: 'b' },
      ]),
    );
  });

  it('limits updates and deletes', async () => {
    await as(magelang, () => logs.updateMany({}, { text: 'changed' }));
    await as(magelang, () => logs.deleteMany({ cityCode: malang }));
    const left = await acrossAreas('look', () => logs.find().sort({ cityCode: 1 }).lean());
    expect(left.map(({ text }) => text)).toEqual(['changed', 'b']);
  });

  it('refuses new documents of other cities', async () => {
    const foreign = { cityCode: malang, text: 'x' };
    await expect(as(magelang, () => logs.create(foreign))).rejects.toThrow(OutsideArea);
    await expect(as(magelang, () => logs.insertMany([foreign]))).rejects.toThrow(OutsideArea);
    await as(magelang, () => logs.create({ cityCode: magelang, text: 'x' }));
    expect(await acrossAreas('look', () => logs.countDocuments())).toBe(3);
  });
});

function logModel(connection: Connection) {
  const schema = new Schema<{ cityCode: string; text: string }>({ cityCode: String, text: String });
  schema.plugin(areaGuard);
  return connection.model('log', schema);
}
