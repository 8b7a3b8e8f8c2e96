import type { Mechanism } from '../mechanism.js';

const letterBox = 'libs/eventing/src/dead-letters/letter-box.ts';
const deadLetters = 'libs/eventing/src/dead-letters/dead-letters.ts';
const operators = 'libs/eventing/src/dead-letters/operators.int.spec.ts';
const operations = 'libs/service-kit/test/ops.int.spec.ts';

/** What waits is looked after: in order, by those who may, once, and on record. */
export const operatorMechanisms: readonly Mechanism[] = [
  {
    promise: 5,
    name: 'a key is retried oldest event first',
    file: letterBox,
    take: '{ sort: { offset: 1 }, readConcern',
    put: '{ sort: { offset: -1 }, readConcern',
    test: { file: operators, name: 'have a key retried by a worker, in order' },
  },
  {
    promise: 5,
    name: 'a key is let go only when none of its events waits',
    file: letterBox,
    take: 'if (waiting) return false;',
    put: '',
    test: { file: operators, name: 'keep a key waiting while events behind the skipped one wait' },
  },
  {
    promise: 5,
    name: 'a skipped event stays skipped when it is delivered again',
    file: letterBox,
    take: "if (known?.state === 'skipped') return 'skipped';",
    put: '',
    test: {
      file: 'libs/eventing/src/consumer/consumer-memory.int.spec.ts',
      name: 'leaves an event out that an operator skips',
    },
  },
  {
    promise: 5,
    name: 'a retry belongs to one worker at a time',
    file: 'libs/eventing/src/dead-letters/retries.ts',
    take: "$expr: { $lt: [{ $ifNull: ['$retry.takenUntil', new Date(0)] }, '$$NOW'] },",
    put: '',
    test: { file: operators, name: 'are served by another worker when the one that took' },
  },
  {
    promise: 5,
    name: 'a retry is asked for once',
    file: deadLetters,
    take: '{ ...visible, retry: { $exists: false } },',
    put: 'visible,',
    test: { file: operators, name: 'ask once' },
  },
  {
    promise: 5,
    name: 'operators see the cities of their province only',
    file: 'libs/eventing/src/dead-letters/visibility.ts',
    take: "new RegExp(`^${area.replace('.', '\\\\.')}(\\\\.|$)`)",
    put: 'new RegExp(area ? `` : area)',
    test: { file: operations, name: 'sees the cities of the province only' },
  },
  {
    promise: 5,
    name: 'operators act for a province',
    file: 'libs/service-kit/src/ops/operator.ts',
    take: 'if (isCityCode(area)) throw new ProvinceRequired();',
    put: 'if (Boolean(0) && isCityCode(area)) throw new ProvinceRequired();',
    test: { file: operations, name: 'a city sees nothing' },
  },
  {
    promise: 5,
    name: 'a decision is written down before it takes effect',
    file: 'libs/service-kit/src/ops/dead-letters.controller.ts',
    take: "await this.decisions.record(operator, { action: 'retry', target: key, reason });",
    put: '',
    test: { file: operations, name: 'the decision is on record' },
  },
];
