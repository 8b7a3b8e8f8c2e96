import type { Mechanism } from '../mechanism.js';

const groupWriter = 'libs/store/src/group-writer.ts';

/** What is stored is stored whole, once, and in an order. */
export const storeMechanisms: readonly Mechanism[] = [
  {
    promise: 4,
    name: 'events are stored in the transaction of their state',
    file: groupWriter,
    take: 'const documents = [...dedupeRows(plan, options), ...envelopes];',
    put: 'const documents = dedupeRows(plan, options); await insertUnlessThere(collections.commits, [...envelopes], undefined as never);',
    test: {
      file: 'libs/store/src/crash.int.spec.ts',
      name: 'keeps every acknowledged command, and nothing by halves',
    },
  },
  {
    promise: 2,
    name: 'the record of a command or event is stored in the transaction of its effect',
    file: groupWriter,
    take: 'const documents = [...dedupeRows(plan, options), ...envelopes];',
    put: 'const documents = [...envelopes]; await insertUnlessThere(collections.commits, dedupeRows(plan, options), undefined as never);',
    test: {
      file: 'libs/store/src/crash.int.spec.ts',
      name: 'keeps every acknowledged command, and nothing by halves',
    },
  },
  {
    promise: 1,
    name: 'what is decided on is read in the snapshot of the transaction that writes it',
    file: 'libs/store/src/group-reader.ts',
    take: 'return collection.find(filter, { session, ...reading }).toArray();',
    put: 'return collection.find(filter, reading).toArray();',
    test: {
      file: 'libs/store/src/concurrent-stores.int.spec.ts',
      name: 'lose no update of one aggregate',
    },
  },
  {
    promise: 1,
    name: 'what was decided on a remembered state is stored over that state only',
    file: groupWriter,
    take: 'remembered ? { _id: ref.id, ord: stored!.ord } : { _id: ref.id }',
    put: 'remembered ? { _id: ref.id } : { _id: ref.id }',
    test: {
      file: 'libs/store/src/remembered-states.int.spec.ts',
      name: 'loses no change of another process',
    },
  },
  {
    promise: 1,
    name: 'what a remembered state led to without a change is confirmed first',
    file: 'libs/store/src/group-commit.ts',
    take: '      await confirmRemembered(set, sources);',
    put: '',
    test: {
      file: 'libs/store/src/remembered-states.int.spec.ts',
      name: 'refuses nothing because of what has passed',
    },
  },
  {
    promise: 1,
    name: 'what a decision over several aggregates only read is guarded',
    file: 'libs/store/src/decide-group.ts',
    take: 'else if (several) entry.guarded = true;',
    put: '',
    test: {
      file: 'libs/store/src/concurrent-stores.int.spec.ts',
      name: 'decide again when what was only read has changed',
    },
  },
  {
    promise: 1,
    name: 'a commit waits for a majority and its journal',
    file: 'libs/store/src/transaction.ts',
    take: "writeConcern: { w: 'majority', journal: true },",
    put: 'writeConcern: { w: 1 },',
    test: {
      file: 'libs/store/src/transaction.spec.ts',
      name: 'reads a snapshot and commits to a majority, journaled',
    },
  },
  {
    promise: 1,
    name: 'a commit whose result is unknown is repeated, never its body',
    file: 'libs/store/src/transaction.ts',
    take: 'if (!isUnknown(error) || control.givenUp()) throw new StoreUnavailable(untold, error);',
    put: 'throw error;',
    test: { file: 'libs/store/src/transaction.spec.ts', name: 'repeats the commit' },
  },
  {
    promise: 1,
    name: 'a call is not overtaken by one that came later and is about one of its aggregates',
    file: 'libs/store/src/calls-beside.ts',
    take: 'else for (const { address } of refs) this.busy.add(address);',
    put: '',
    test: { file: 'libs/store/src/work-queue.spec.ts', name: 'past a call that waits' },
  },
  {
    promise: 3,
    name: 'ord is later than everything the commit touches (Lamport)',
    file: 'libs/store/src/outbox-envelopes.ts',
    take: 'Math.max(ord, (stored?.ord ?? 0) + 1)',
    put: 'Math.max(ord, stored ? 0 : 0)',
    test: {
      file: 'libs/store/src/outbox-order.int.spec.ts',
      name: 'keeps the sequence of every aggregate',
    },
  },
  {
    promise: 2,
    name: 'an event that was handled is known by its inbox record',
    file: 'libs/store/src/decide-group.ts',
    take: '      handledEvents.push(work);',
    put: '',
    test: {
      file: 'libs/store/src/mongo-aggregates.int.spec.ts',
      name: 'a repeated event has one effect',
    },
  },
  {
    promise: 6,
    name: 'a key is bound to the body it came with',
    file: 'libs/store/src/dedupe.ts',
    take: 'if (record.fingerprint !== fingerprint) throw new IdempotencyKeyReused();',
    put: '',
    test: {
      file: 'libs/store/src/mongo-aggregates.int.spec.ts',
      name: 'a repeated command is refused with another body',
    },
  },
  {
    promise: 6,
    name: 'a repeat that would be refused now is looked up before it is refused',
    file: 'libs/store/src/group-commit.ts',
    take: 'if (!carefully && (await refusesRepeat(plan, collections, session))) throw new AlreadyThere();',
    put: '',
    test: {
      file: 'libs/store/src/mongo-aggregates.int.spec.ts',
      name: 'is answered although its decision would refuse it now',
    },
  },
  {
    promise: 0,
    name: 'what a dead process holds open is ended by whoever waits for it',
    file: 'libs/store/src/abandoned-transactions.ts',
    take: '    await this.end();',
    put: '',
    test: {
      file: 'libs/store/src/abandoned-transactions.int.spec.ts',
      name: 'is cleared away by one that runs already and meets it',
    },
  },
  {
    promise: 0,
    name: 'a service may look for what dead processes hold open',
    file: 'libs/store/src/abandoned-transactions.ts',
    take: "{ readConcern: { level: 'local' } },",
    put: '',
    test: { file: 'libs/store/src/abandoned-transactions.int.spec.ts' },
  },
  {
    promise: 4,
    name: 'a state with a topic cannot change without an event',
    file: 'libs/store/src/decide-group.ts',
    take: 'throw new SilentChange(ref.definition.name, ref.id);',
    put: 'void 0;',
    test: {
      file: 'libs/store/src/in-memory-aggregates.spec.ts',
      name: 'is refused when a state with a topic changes silently',
    },
  },
  {
    promise: 5,
    name: 'an event that breaks its schema cannot enter the outbox',
    file: 'libs/contracts/src/core/envelope.ts',
    take: 'const data = definition.schema.parse(event.data);',
    put: 'const { data } = event;',
    test: {
      file: 'libs/store/src/in-memory-aggregates.spec.ts',
      name: 'an unsound decision',
    },
  },
  {
    promise: 6,
    name: 'a call that changes many is cut by its ids, so that a repeat meets the records of its first run',
    file: 'libs/store/src/portions.ts',
    take: 'Map.groupBy(refs, ({ id }) => Math.floor(hashOf(id) / width));',
    put: 'Map.groupBy(refs, (ref) => Math.floor(refs.indexOf(ref) / usualSize));',
    test: {
      file: 'libs/store/src/portions.spec.ts',
      name: 'are the same for a repeat that names the same in another order',
    },
  },
];
