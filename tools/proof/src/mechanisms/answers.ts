import type { Mechanism } from '../mechanism.js';

const book = 'libs/service-kit/src/idempotency/answer-book.ts';
const repeats = 'libs/service-kit/src/idempotency/repeats.ts';
const whole = 'libs/service-kit/test/idempotency.int.spec.ts';
const parts = 'libs/service-kit/src/idempotency/repeats.int.spec.ts';

/** What a repeated command is answered. */
export const answerMechanisms: readonly Mechanism[] = [
  {
    promise: 6,
    name: 'an answer is kept before it goes out',
    file: 'libs/service-kit/src/http/hooks.ts',
    take: 'options.onSend = [...checks, answerKeeper(repeats)];',
    put: 'options.onSend = checks;',
    test: { file: whole, name: 'gets the first answer byte for byte' },
  },
  {
    promise: 6,
    name: 'a repeat waits for the run that is underway',
    file: book,
    take: "{ $eq: [{ $type: '$owner' }, 'missing'] },",
    put: 'unanswered,',
    test: { file: whole, name: 'waits for the first run in another process' },
  },
  {
    promise: 6,
    name: 'a command that failed leaves its key free',
    file: repeats,
    take: 'await book.release(command);',
    put: '',
    test: { file: whole, name: 'leaves nothing behind' },
  },
  {
    promise: 6,
    name: 'a no is kept as the answer of its command',
    file: 'libs/service-kit/src/http/problem-filter.ts',
    take: 'if (exchange) exchange.refused = refusalOf(error) !== undefined;',
    put: '',
    test: { file: whole, name: 'is refused again, byte for byte' },
  },
  {
    promise: 6,
    name: 'a no is recorded in the transaction that found it',
    file: 'libs/store/src/dedupe.ts',
    take: 'return refusal && { fingerprint, answers: [], refusal };',
    put: 'return refusal && undefined;',
    test: { file: 'libs/store/src/concurrent-stores.int.spec.ts', name: 'tell the copies' },
  },
  {
    promise: 6,
    name: 'a process that is silent gives its command up',
    file: book,
    take: "{ $and: [unanswered, { $lt: ['$runningUntil', '$$NOW'] }] },",
    put: '{ $and: [unanswered, false] },',
    test: { file: parts, name: 'is taken over when its process is silent' },
  },
  {
    promise: 6,
    name: 'a process that gave its command up leaves the page of the next one alone',
    file: book,
    take: '{ _id: id, owner, answer: { $exists: false } }, claiming);',
    put: '{ _id: id, answer: { $exists: false } }, claiming);',
    test: { file: parts, name: 'that fails after it was taken over' },
  },
  {
    promise: 6,
    name: 'an answer is forgotten when its time is over',
    file: book,
    take: "{ $lt: ['$expireAt', '$$NOW'] },",
    put: '',
    test: { file: whole, name: 'may be used again for something else' },
  },
  {
    promise: 6,
    name: 'an answer is forgotten before the store forgets the command',
    file: 'libs/service-kit/src/start/runtime.ts',
    take: '(storeDefaults.idempotencyRetentionHours - 1) * 3_600_000',
    put: '(storeDefaults.idempotencyRetentionHours + 1) * 3_600_000',
    test: { file: whole, name: 'may be used again for something else' },
  },
  {
    promise: 6,
    name: 'a key is wanted where a repeat would count twice',
    file: 'libs/service-kit/src/idempotency/keyed-route.ts',
    take: 'throw new IdempotencyKeyMissing();',
    put: 'return undefined;',
    test: { file: whole, name: 'is required where a repeat would count twice' },
  },
  {
    promise: 6,
    name: 'a no that came from a unique index is kept like one of a rule',
    file: 'libs/store/src/group-runner.ts',
    take: 'if (no) calls = [no];',
    put: 'if (no && final) return this.fail(calls, group, carefully, final);',
    test: { file: 'libs/store/src/group-runner.spec.ts', name: 'leaves its no behind' },
  },
];
