import { hash, randomUUID } from 'node:crypto';
import mongoose from 'mongoose';
import { AggregateStore, newCause, runWithCause, Store } from '@korsa/store';
import { benchPresenceAggregate, type BenchPresence, type PresenceEvent } from './presence.js';

export const systemClock = { now: () => new Date().toISOString() };

/** The write concern of every floor: what ours waits for, too. */
export const durable = { writeConcern: { w: 'majority' } } as const;

export function connect(mongoUrl: string, name: string, poolSize = 64) {
  return mongoose.createConnection(mongoUrl, { dbName: name, maxPoolSize: poolSize }).asPromise();
}

/** A database with nothing in it. */
export async function freshDatabase(mongoUrl: string, name: string) {
  const connection = await connect(mongoUrl, name);
  await connection.dropDatabase();
  return connection;
}

/** Removes every database whose name begins with the prefix of a workload. */
export async function dropDatabases(mongoUrl: string, prefix: string): Promise<void> {
  const connection = await mongoose.createConnection(mongoUrl).asPromise();
  try {
    const { databases } = await connection.listDatabases();
    for (const { name } of databases)
      if (name.startsWith(prefix)) await connection.useDb(name).dropDatabase();
  } finally {
    await connection.close();
  }
}

export async function presencesIn(connection: mongoose.Connection) {
  const store = new Store({ connection, clock: systemClock, service: 'attendance' });
  const presences = new AggregateStore<BenchPresence, PresenceEvent>(store, benchPresenceAggregate);
  await store.prepare();
  return { store, presences };
}

const gate = { kind: 'request', actor: 'gate-1', area: '33.71' } as const;

/** Runs what a gate officer of the city causes, with nothing that recognises a repeat. */
export function asGate<T>(run: () => Promise<T>): Promise<T> {
  return runWithCause(newCause(gate), run);
}

/**
 * Runs a command of a gate officer with a fresh Idempotency-Key, as the service kit does for a POST: the store keeps a
 * record of it in the transaction of its effect. Part of what is measured.
 */
export function asGateCommand<T>(route: string, input: unknown, run: () => Promise<T>): Promise<T> {
  const dedupe = {
    kind: 'command',
    key: [gate.actor, 'POST', route, randomUUID()].join('|'),
    fingerprint: hash('sha256', JSON.stringify(input), 'base64url'),
    keepsRefusals: true,
  } as const;
  return runWithCause(newCause({ ...gate, dedupe }), run);
}
