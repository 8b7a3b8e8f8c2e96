import int from './jest.int.mjs';

/** Stories against the whole stack: four services as processes, real MongoDB and real Kafka. */
export default { ...int, testMatch: ['**/*.e2e.spec.ts'], testTimeout: 300_000, maxWorkers: 1 };
