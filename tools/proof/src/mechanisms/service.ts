import type { Mechanism } from '../mechanism.js';

/** How a service meets its callers, its end, and the future. */
export const serviceMechanisms: readonly Mechanism[] = [
  {
    promise: 7,
    name: 'a service that stops says first that it is not ready',
    file: 'libs/service-kit/src/shutdown/steps.ts',
    take: 'stop: () => readiness.drain()',
    put: 'stop: () => undefined',
    test: {
      file: 'libs/service-kit/test/process.int.spec.ts',
      name: 'says that it is not ready while it still answers',
    },
  },
  {
    promise: 7,
    name: 'a service that stops takes no new request, and ends nothing before those under way',
    file: 'libs/service-kit/src/shutdown/steps.ts',
    take: 'stop: (leftMs) => sockets.drain(() => stopListening(app), share(leftMs))',
    put: 'stop: () => undefined',
    test: {
      file: 'libs/service-kit/test/process.int.spec.ts',
      name: 'takes no new request while one is under way',
    },
  },
  {
    promise: 7,
    name: 'a service that stops waits for no connection that asks for nothing',
    file: 'libs/service-kit/src/http/open-connections.ts',
    take: 'const sweep = setInterval(() => this.endUnused(), sweepMs);',
    put: 'const sweep = undefined;',
    test: {
      file: 'libs/service-kit/test/process.int.spec.ts',
      name: 'does not wait for connections that ask for nothing',
    },
  },
  {
    promise: 7,
    name: 'a request that takes too long is cut off before it takes the time of what stops after it',
    file: 'libs/service-kit/src/http/open-connections.ts',
    take: 'this.server.closeAllConnections();',
    put: '',
    test: {
      file: 'libs/service-kit/test/process.int.spec.ts',
      name: 'cuts off a request that takes too long',
    },
  },
  {
    promise: 7,
    name: 'the shutdown has a budget',
    file: 'libs/service-kit/src/shutdown/shutdown.ts',
    take: 'return Promise.race([done, late]).finally(() => clearTimeout(timer));',
    put: 'return done.finally(() => clearTimeout(timer));',
    test: {
      file: 'libs/service-kit/src/shutdown/shutdown.spec.ts',
      name: 'gives up when the budget is used up',
    },
  },
  {
    promise: 6,
    name: 'a key counts within its caller, area and request',
    file: 'libs/service-kit/src/idempotency/command-dedupe.ts',
    take: 'canonicalJson({ area, ...input })',
    put: 'canonicalJson(input)',
    test: { file: 'libs/service-kit/src/idempotency/command-dedupe.spec.ts' },
  },
  {
    promise: 6,
    name: 'the answer of the run that came first counts',
    file: 'libs/service-kit/src/idempotency/answer-book.ts',
    take: '{ _id: id, answer: { $exists: false } },',
    put: '{ _id: id },',
    test: {
      file: 'libs/service-kit/src/idempotency/repeats.int.spec.ts',
      name: 'is taken over when its process is silent, and the first answer counts',
    },
  },
  {
    promise: 6,
    name: 'a command that is being carried out is prolonged',
    file: 'libs/service-kit/src/idempotency/repeats.ts',
    take: 'await this.dependencies.book.prolong(long.map(({ command }) => command)).catch(() => undefined);',
    put: '',
    test: {
      file: 'libs/service-kit/src/idempotency/repeats.int.spec.ts',
      name: 'is prolonged while its process lives',
    },
  },
  {
    promise: 6,
    name: 'a key is compared with its request before the operation runs',
    file: 'libs/service-kit/src/idempotency/repeats.ts',
    take: 'if (page.fingerprint !== command.fingerprint) {',
    put: 'if (Boolean(0)) {',
    test: {
      file: 'libs/service-kit/src/idempotency/repeats.int.spec.ts',
      name: 'is told apart from another request under its key at once',
    },
  },
  {
    promise: 8,
    name: 'a consumer reads past fields it does not know',
    file: 'libs/contracts/src/core/topic.ts',
    take: 'tolerant: z.looseObject(shape),',
    put: 'tolerant: z.strictObject(shape) as never,',
    test: {
      file: 'libs/contracts/test/samples.contract.spec.ts',
      name: 'tolerates a field that comes later',
    },
  },
  {
    promise: 8,
    name: 'a consumer skips event types it does not handle',
    file: 'libs/eventing/src/consumer/delivery.ts',
    take: "if (reading.kind === 'other') return 'skipped';",
    put: "if (reading.kind === 'other') throw new Error('unknown');",
    test: {
      file: 'libs/eventing/src/consumer/consumer-memory.int.spec.ts',
      name: 'skips and counts what the group does not handle',
    },
  },
];
