import { MongoClient, type Document } from 'mongodb';

/**
 * Whether the mongod there takes writes. `member` is its own address in the replica set: with it, a new mongod
 * becomes a set of one, and one that was started under another port before is told the new one.
 */
export async function mongoIsPrimary(
  address: string,
  member?: string,
  within = 1_000,
): Promise<boolean> {
  const client = new MongoClient(`mongodb://${address}/?directConnection=true`, {
    serverSelectionTimeoutMS: within,
    connectTimeoutMS: within,
  });
  try {
    const admin = client.db('admin');
    const hello = await admin.command({ hello: 1 });
    if (hello['isWritablePrimary'] === true && hello['setName']) return true;
    if (member) await configure((command) => admin.command(command), hello, member);
    return false;
  } catch {
    return false;
  } finally {
    await client.close();
  }
}

async function configure(
  run: (command: Document) => Promise<Document>,
  hello: Document,
  member: string,
): Promise<void> {
  if (hello['setName']) return;
  const known = await run({ replSetGetConfig: 1 }).catch(() => null);
  const members = [{ _id: 0, host: member }];
  if (!known) await run({ replSetInitiate: { _id: 'rs0', members } });
  else await run({ replSetReconfig: { ...(known['config'] as Document), members }, force: true });
}
