import type { ServiceName, Stack } from '@korsa/demo';
import mongoose from 'mongoose';

/** The collections in which a service keeps what it has learnt from others; the rest are facts of its own. */
export const learntCollections: Readonly<Record<ServiceName, readonly string[]>> = {
  scheduling: ['participants'],
  registration: ['knownRetreats'],
  attendance: ['programmes', 'attendees'],
  evaluation: ['retreats', 'participants', 'workUnits', 'persons', 'attendances', 'certificates'],
};

/** What a service has learnt, by collection and id, without the counters of the store. */
export async function learntBy(
  stack: Stack,
  name: ServiceName,
): Promise<Record<string, unknown[]>> {
  const { mongoUrl, prefix } = stack.settings;
  const dbName = `${prefix.replace(/[^a-z0-9]/gi, '_')}${name}`;
  const connection = await mongoose.createConnection(mongoUrl, { dbName }).asPromise();
  try {
    const entries = await Promise.all(
      learntCollections[name].map(async (collection) => {
        const documents = await connection.collection(collection).find().sort({ _id: 1 }).toArray();
        return [collection, documents.map(withoutCounters)] as const;
      }),
    );
    return Object.fromEntries(entries);
  } finally {
    await connection.close();
  }
}

function withoutCounters({
  version: _version,
  sequence: _sequence,
  ord: _ord,
  ...state
}: Record<string, unknown>) {
  return state;
}
