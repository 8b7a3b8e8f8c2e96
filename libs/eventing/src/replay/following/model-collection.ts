import type { Collection, Connection } from 'mongoose';
import type { ModelDocument } from '../projection/model-document.js';
import type { Projection } from '../projection/projection.js';

const namespaceExists = 48;

/** The collection of one version of a read model. */
export function modelCollection(connection: Connection, name: string): Collection<ModelDocument> {
  return connection.collection<ModelDocument>(name);
}

/** Creates the collection and its indexes. May run any number of times and in several processes at once. */
export async function prepareModel(
  connection: Connection,
  name: string,
  { indexes }: Projection,
): Promise<void> {
  try {
    await connection.createCollection(name);
  } catch (error) {
    if ((error as { code?: unknown }).code !== namespaceExists) throw error;
  }
  const ofState = indexes.map((keys) => ({
    key: {
      cityCode: 1 as const,
      ...Object.fromEntries(Object.entries(keys).map(([field, way]) => [`state.${field}`, way])),
    },
  }));
  const incomplete = {
    key: { cityCode: 1 as const, 'held.source': 1 as const },
    partialFilterExpression: { held: { $exists: true } },
  };
  await modelCollection(connection, name).createIndexes([...ofState, incomplete]);
}

/** Documents for which something is missing or cannot be applied. */
export function countIncomplete(connection: Connection, name: string): Promise<number> {
  return modelCollection(connection, name).countDocuments({ held: { $exists: true } });
}
