import { AggregateStore, defineAggregate, Store, structured } from '@korsa/store';
import { Injectable } from '@nestjs/common';
import { DraftAgendas, type DraftAgenda } from '../domain/draft-agenda.js';

export const draftAgendaAggregate = defineAggregate<DraftAgenda>({
  name: 'draft agenda',
  collection: 'draftAgendas',
  fields: { sessions: structured },
});

@Injectable()
export class MongoDraftAgendas extends AggregateStore<DraftAgenda> implements DraftAgendas {
  constructor(store: Store) {
    super(store, draftAgendaAggregate);
  }
}
