import type { InstrumentRef } from '@korsa/contracts';
import { nameId } from '@korsa/store';
import { Injectable } from '@nestjs/common';
import { CityInstruments, versionOf, type Instrument } from '../domain/instrument.js';
import { InstrumentUnknown } from '../domain/instruments.errors.js';
import { shippedInstruments } from '../domain/shipped-instruments.js';

/** Every instrument version a city can use: those of Korsa and its own. */
@Injectable()
export class InstrumentCatalogue {
  constructor(private readonly cityInstruments: CityInstruments) {}

  /** Throws InstrumentUnknown. */
  async get(cityCode: string, ref: InstrumentRef): Promise<Instrument> {
    const shipped = versionOf(shippedInstruments, ref);
    if (shipped) return shipped;
    const own = await this.cityInstruments.find(instrumentId(cityCode, ref.code));
    const version = versionOf(own?.versions ?? [], ref);
    if (!version) throw new InstrumentUnknown(ref.code, ref.version);
    return version;
  }
}

export function instrumentId(cityCode: string, code: string): string {
  return nameId('instrument', cityCode, code);
}
