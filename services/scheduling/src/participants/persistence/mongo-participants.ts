import { AggregateStore, defineAggregate, Store } from '@korsa/store';
import { Injectable } from '@nestjs/common';
import { Participants, type Participant } from '../domain/participant.js';

export const participantAggregate = defineAggregate<Participant>({
  name: 'participant',
  collection: 'participants',
  fields: { retreatId: String, status: String, asOf: String },
  indexes: [{ keys: { cityCode: 1, retreatId: 1, status: 1 } }],
});

@Injectable()
export class MongoParticipants extends AggregateStore<Participant> implements Participants {
  constructor(store: Store) {
    super(store, participantAggregate);
  }
}
