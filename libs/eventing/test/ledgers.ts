import { randomUUID } from 'node:crypto';
import {
  defineEvent,
  defineTopic,
  encodeEvent,
  type EventDefinition,
  type WireMessage,
} from '@korsa/contracts';
import { z } from 'zod';
import { defineProjection } from '../src/replay/projection/projection.js';

/** Topics of their own for each test: what is counted of a thing, how it stands, and who looked at it. */
export function newLedgers(name = randomUUID().replaceAll(/[^a-f]/g, '')) {
  const shared = { owner: 'testing', key: 'id', dataclass: 'internal' } as const;
  const counts = defineTopic({
    ...shared,
    name: `korsa.testing.ledger-${name}.events.v1`,
    partitions: 3,
    retentionDays: 1,
    events: {
      AmountAdded: defineEvent(1, { amount: z.number() }),
      LedgerClosed: defineEvent(1, {}),
      LedgerPainted: defineEvent(1, { colour: z.string() }),
    },
  });
  const state = defineTopic({
    ...shared,
    name: `korsa.testing.ledger-${name}.state.v1`,
    partitions: 2,
    retentionDays: 0,
    events: { LedgerSnapshotted: defineEvent(1, { total: z.number(), closed: z.boolean() }) },
  });
  const views = defineTopic({
    ...shared,
    name: `korsa.testing.view-${name}.events.v1`,
    partitions: 2,
    retentionDays: 1,
    events: { LedgerViewed: defineEvent(1, {}) },
  });
  return { name, counts, state, views };
}

export type Ledgers = ReturnType<typeof newLedgers>;

export interface Ledger {
  readonly total: number;
  readonly closed: boolean;
  readonly views: number;
}

const empty: Ledger = { total: 0, closed: false, views: 0 };

/** What a ledger comes to; `factor` is a mistake to plant. LedgerPainted is not read. */
export function ledgersProjection({ counts, state, views }: Ledgers, revision = 1, factor = 1) {
  return defineProjection({
    name: 'ledgers',
    revision,
    events: [counts.AmountAdded, counts.LedgerClosed, state.LedgerSnapshotted, views.LedgerViewed],
    apply: (known: Ledger | undefined, { name, data }): Ledger => {
      const ledger = known ?? empty;
      switch (name) {
        case 'AmountAdded':
          if (data.amount === 13) throw new RangeError('This projection cannot count 13.');
          return { ...ledger, total: ledger.total + data.amount * factor };
        case 'LedgerClosed':
          return { ...ledger, closed: true };
        case 'LedgerSnapshotted':
          return { ...ledger, ...data };
        case 'LedgerViewed':
          return { ...ledger, views: ledger.views + 1 };
      }
    },
    indexes: [{ total: 1 }],
  });
}

/** An event as the wire carries it; its id follows from its place unless it is given, so a repeat is a repeat. */
export function told(
  definition: EventDefinition,
  subject: string,
  sequence: number,
  data: object = {},
  id = `${definition.name}-${subject}-${sequence}`,
): WireMessage {
  return encodeEvent(definition, {
    id,
    name: definition.name,
    subject,
    sequence,
    time: '2025-11-05T01:00:00.000Z',
    cityCode: '33.71',
    correlationId: 'correlation',
    causationId: 'causation',
    actor: 'actor',
    data,
  });
}
