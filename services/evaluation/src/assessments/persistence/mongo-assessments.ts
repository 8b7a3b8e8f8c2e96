import { assessmentTopic } from '@korsa/contracts';
import { AggregateStore, defineAggregate, Store, structured } from '@korsa/store';
import { Injectable } from '@nestjs/common';
import { Assessments, type Assessment, type AssessmentEvent } from '../domain/assessment.js';

export const assessmentAggregate = defineAggregate<Assessment>({
  name: 'assessment',
  collection: 'assessments',
  topic: assessmentTopic,
  fields: { openings: structured, closings: structured, learningGain: structured },
});

@Injectable()
export class MongoAssessments
  extends AggregateStore<Assessment, AssessmentEvent>
  implements Assessments
{
  constructor(store: Store) {
    super(store, assessmentAggregate);
  }
}
