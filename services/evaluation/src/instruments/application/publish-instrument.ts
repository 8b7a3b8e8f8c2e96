import { isCityCode } from '@korsa/domain';
import { currentCause } from '@korsa/store';
import { Injectable } from '@nestjs/common';
import {
  CityInstruments,
  publish,
  type Instrument,
  type InstrumentDraft,
} from '../domain/instrument.js';
import { CityNeeded } from '../domain/instruments.errors.js';
import { instrumentId } from './instrument-catalogue.js';

export interface PublishInstrumentCommand extends InstrumentDraft {
  readonly code: string;
}

@Injectable()
export class PublishInstrument {
  constructor(private readonly cityInstruments: CityInstruments) {}

  async execute({ code, ...draft }: PublishInstrumentCommand): Promise<Instrument> {
    const { area: cityCode } = currentCause();
    if (!isCityCode(cityCode)) throw new CityNeeded(cityCode);
    const id = instrumentId(cityCode, code);
    const published = await this.cityInstruments.changeOrCreate(id, (known) =>
      publish(known, { id, cityCode, code }, draft),
    );
    const version = published?.versions.at(-1);
    if (!version) throw new Error('A published instrument has a version.');
    return version;
  }
}
