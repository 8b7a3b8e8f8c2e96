import type { FaultKind } from './fault.js';
import { stepDown } from './step-down.js';

/** What happens to the broker and to the database themselves. */
export const serverFaults: readonly FaultKind[] = [
  {
    name: 'kill-broker',
    targets: ['kafka'],
    lasts: [0, 6_000],
    begin: ({ servers }) => servers.kafka.kill(),
    end: ({ servers }) => servers.kafka.start(),
  },
  {
    name: 'restart-broker',
    targets: ['kafka'],
    lasts: [0, 6_000],
    begin: ({ servers }) => servers.kafka.shutDown(),
    end: ({ servers }) => servers.kafka.start(),
  },
  {
    name: 'kill-mongod',
    targets: ['mongod'],
    lasts: [0, 6_000],
    begin: ({ servers }) => servers.mongo.kill(),
    end: ({ servers }) => servers.mongo.start(),
  },
  {
    name: 'step-down',
    targets: ['mongod'],
    lasts: [1_000, 8_000],
    begin: ({ mongoUrl }, { duration }) => stepDown(mongoUrl, duration),
  },
  {
    name: 'slow-disk',
    targets: ['disks'],
    lasts: [5_000, 15_000],
    detail: (chance) => ({ syncMs: chance.between(20, 250) }),
    missing: ({ disks }) => disks.missing,
    begin: ({ disks }, { detail }) => disks.slowDisk(Number(detail['syncMs'])),
    end: ({ disks }) => disks.slowDisk(0),
  },
];
