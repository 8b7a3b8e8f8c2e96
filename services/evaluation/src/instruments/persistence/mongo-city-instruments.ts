import { AggregateStore, defineAggregate, Store, structured } from '@korsa/store';
import { Injectable } from '@nestjs/common';
import { InstrumentQueries } from '../application/instrument.queries.js';
import { CityInstruments, type CityInstrument, type Instrument } from '../domain/instrument.js';

export const cityInstrumentAggregate = defineAggregate<CityInstrument>({
  name: 'instrument',
  collection: 'instruments',
  fields: { code: String, versions: structured },
  indexes: [{ keys: { cityCode: 1, code: 1 }, unique: true }],
});

@Injectable()
export class MongoCityInstruments
  extends AggregateStore<CityInstrument>
  implements CityInstruments
{
  constructor(store: Store) {
    super(store, cityInstrumentAggregate);
  }
}

@Injectable()
export class MongoInstrumentQueries extends InstrumentQueries {
  constructor(private readonly store: Store) {
    super();
  }

  async published(): Promise<Instrument[]> {
    const found = await this.store.model(cityInstrumentAggregate).find().lean();
    return found.flatMap(({ versions }) => versions);
  }
}
