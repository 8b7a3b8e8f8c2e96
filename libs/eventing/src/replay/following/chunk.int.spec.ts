import { expect, it } from '@jest/globals';
import { connectOverLine, infrastructure } from '@korsa/testing';
import { ledgersProjection, newLedgers } from '../../../test/ledgers.js';
import { Advancing } from '../projection/advance.js';
import type { Message, ModelDocument } from '../projection/model-document.js';
import { writeChunk } from './chunk.js';

const infra = infrastructure();
const subject = 'a';

it('a chunk is stored although a process died while it wrote the same document', async () => {
  const connection = await infra.connect();
  const documents = connection.collection<ModelDocument>('ledgers');
  await documents.insertOne({ _id: subject, cityCode: '33.71', marks: {} });
  await dieHolding('ledgers');

  const unread = { source: 's', sequence: 1, type: 'not-read', event: undefined };
  const message: Message = { ...unread, subject, cityCode: '33.71' };
  const advancing = new Advancing(ledgersProjection(newLedgers()));
  const nothing = () => Promise.resolve();
  const { taken } = await writeChunk(connection, documents, advancing, [message], nothing);
  expect(taken.applied).toBe(1);
  expect(await documents.findOne({ _id: subject })).toMatchObject({ marks: { s: 1 } });
});

/** To MongoDB a killed process is a connection that broke off in the middle of a transaction. */
async function dieHolding(collection: string): Promise<void> {
  const { line, connection: dying } = await connectOverLine(infra.mongoUrl, infra.database(), {
    serverSelectionTimeoutMS: 500,
  });
  const session = dying.getClient().startSession();
  session.startTransaction();
  await dying
    .collection<ModelDocument>(collection)
    .updateOne({ _id: subject }, { $set: { cityCode: '33.72' } }, { session });
  await line.cut();
  await dying.close(true);
}
