import { serviceSurveyTopic } from '@korsa/contracts';
import { AggregateStore, defineAggregate, stateOf, Store, structured } from '@korsa/store';
import { Injectable } from '@nestjs/common';
import { SurveyQueries } from '../application/survey.queries.js';
import {
  ServiceSurveys,
  type ServiceSurveyEvent,
  type ServiceSurveySeries,
} from '../domain/service-surveys.js';

export const serviceSurveyAggregate = defineAggregate<ServiceSurveySeries>({
  name: 'service surveys of unit',
  collection: 'serviceSurveys',
  topic: serviceSurveyTopic,
  fields: { surveys: structured },
  indexes: [{ keys: { cityCode: 1 } }],
});

@Injectable()
export class MongoServiceSurveys
  extends AggregateStore<ServiceSurveySeries, ServiceSurveyEvent>
  implements ServiceSurveys
{
  constructor(store: Store) {
    super(store, serviceSurveyAggregate);
  }
}

@Injectable()
export class MongoSurveyQueries extends SurveyQueries {
  constructor(private readonly store: Store) {
    super();
  }

  async ofCity(cityCode: string): Promise<ServiceSurveySeries[]> {
    const found = await this.store
      .model(serviceSurveyAggregate)
      .find({ cityCode })
      .sort({ _id: 1 })
      .lean();
    return found.map((document) => stateOf<ServiceSurveySeries>(document));
  }
}
