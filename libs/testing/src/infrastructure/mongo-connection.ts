import mongoose from 'mongoose';

/** What a service asks of MongoDB with every operation; `libs/service-kit` compares it with what it asks for. */
const asServicesDo: mongoose.ConnectOptions = {
  w: 'majority',
  journal: true,
  readConcernLevel: 'majority',
  readPreference: 'primary',
  retryWrites: true,
  retryReads: true,
};

/** Opens a connection like that of a service, so that a test meets what MongoDB refuses to one. */
export function connectToMongo(
  url: string,
  dbName: string,
  more: mongoose.ConnectOptions = {},
): Promise<mongoose.Connection> {
  return mongoose.createConnection(url, { ...asServicesDo, ...more, dbName }).asPromise();
}
