import { AggregateStore, defineAggregate, stateOf, Store } from '@korsa/store';
import { Injectable } from '@nestjs/common';
import { TestScoreQueries } from '../application/test-score.queries.js';
import { TestScoreSheets, type TestScores } from '../domain/test-scores.js';

export const testScoresAggregate = defineAggregate<TestScores>({
  name: 'test score sheet',
  collection: 'testScores',
  fields: { retreatId: String, pre: Number, post: Number },
  indexes: [{ keys: { cityCode: 1, retreatId: 1 } }],
});

@Injectable()
export class MongoTestScoreSheets extends AggregateStore<TestScores> implements TestScoreSheets {
  constructor(store: Store) {
    super(store, testScoresAggregate);
  }
}

@Injectable()
export class MongoTestScoreQueries extends TestScoreQueries {
  constructor(private readonly store: Store) {
    super();
  }

  async ofRetreat(retreatId: string): Promise<TestScores[]> {
    const found = await this.store.model(testScoresAggregate).find({ retreatId }).lean();
    return found.map((document) => stateOf<TestScores>(document));
  }
}
