import type { SurveyLevel } from '@korsa/contracts';
import { Injectable } from '@nestjs/common';
import { pageOfList, type PageQuery } from '../../lists/page-of-list.js';
import { shippedInstruments } from '../domain/shipped-instruments.js';
import { InstrumentQueries } from './instrument.queries.js';

export interface InstrumentListQuery extends PageQuery {
  readonly level?: SurveyLevel | undefined;
}

@Injectable()
export class InstrumentViews {
  constructor(private readonly queries: InstrumentQueries) {}

  async list({ level, ...page }: InstrumentListQuery) {
    const all = [...shippedInstruments, ...(await this.queries.published())];
    const asked = all.filter((instrument) => level === undefined || instrument.level === level);
    return pageOfList(
      asked,
      page,
      ({ code, version }) => `${code}/${String(version).padStart(4, '0')}`,
    );
  }
}
