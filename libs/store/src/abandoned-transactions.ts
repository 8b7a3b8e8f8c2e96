import type { mongo } from 'mongoose';

/** A frozen client is taken for dead when its transaction did nothing for so long. */
const frozenAfterMs = 5_000;

/** Rivals commit within milliseconds: after so long one may be dead. Then it is looked for once in a while. */
export const suspiciousMs = 300;

/** A line of `$currentOp`: an open transaction between two operations, or a connection. */
interface CurrentOp {
  readonly type: string;
  readonly connectionId?: number;
  readonly lsid?: { readonly id: mongo.UUID };
  readonly transaction?: { readonly timeInactiveMicros?: mongo.Long | number };
}

/**
 * Ends the open transactions of dead processes, and returns how many there were. MongoDB keeps the transaction of a killed
 * client for 60 s, and all that time everybody else meets a conflict on what it wrote. Its connection is gone at
 * once, which is how it is known. Should the owner be alive after all, it gets a transient error and tries again.
 * Needs no privilege: a user sees and ends its own sessions. Behind mongos it finds nothing. Throws what the driver throws.
 */
export async function endAbandonedTransactions(client: mongo.MongoClient): Promise<number> {
  const admin = client.db('admin');
  const current = await admin
    .aggregate<CurrentOp>(
      [
        { $currentOp: { allUsers: false, idleSessions: true, idleConnections: true } },
        { $project: { type: 1, connectionId: 1, 'lsid.id': 1, transaction: 1 } },
      ],
      // The connection of a service asks for more, which $currentOp refuses.
      { readConcern: { level: 'local' } },
    )
    .toArray();
  const connected = new Set(
    current.filter(({ type }) => type !== 'idleSession').map(({ connectionId }) => connectionId),
  );
  const abandoned = current.filter(({ type, transaction, connectionId }) => {
    if (type !== 'idleSession' || !transaction) return false;
    const inactiveMs = Number(transaction.timeInactiveMicros ?? 0) / 1_000;
    return !connected.has(connectionId) || inactiveMs > frozenAfterMs;
  });
  const sessions = abandoned.flatMap(({ lsid }) => (lsid ? [{ id: lsid.id }] : []));
  if (sessions.length > 0) await admin.command({ killSessions: sessions });
  return sessions.length;
}

/** Looks for dead rivals of somebody who meets conflicts: after 300 ms for the first time, then every 300 ms. */
export class DeadRivals {
  private readonly since = performance.now();
  private lookAfter = suspiciousMs;

  constructor(private readonly end: () => Promise<unknown>) {}

  /** To be called before each new attempt. Throws what `end` throws. */
  async suspect(): Promise<void> {
    const elapsed = performance.now() - this.since;
    if (elapsed <= this.lookAfter) return;
    this.lookAfter = elapsed + suspiciousMs;
    await this.end();
  }
}
