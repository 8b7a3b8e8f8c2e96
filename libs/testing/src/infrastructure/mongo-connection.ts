import mongoose from 'mongoose';
import { TcpProxy } from '../line/tcp-proxy.js';

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

/** A connection like that of a service, over a line of its own that can be broken. The caller closes both. */
export async function connectOverLine(
  mongoUrl: string,
  dbName: string,
  more?: mongoose.ConnectOptions,
): Promise<{ line: TcpProxy; connection: mongoose.Connection }> {
  const { hostname, port } = new URL(mongoUrl);
  const line = await new TcpProxy({ host: hostname, port: Number(port) }).open();
  const url = `mongodb://${line.address}/?directConnection=true`;
  return { line, connection: await connectToMongo(url, dbName, more) };
}
