import { MongoClient } from 'mongodb';

/**
 * The primary gives up its role for so long and takes no writes; alone in its set, it is elected again afterwards.
 * @param milliseconds rounded up to seconds, which is what MongoDB takes
 */
export async function stepDown(mongoUrl: string, milliseconds: number): Promise<void> {
  const client = new MongoClient(mongoUrl);
  try {
    const seconds = Math.ceil(milliseconds / 1_000);
    await client
      .db('admin')
      .command({ replSetStepDown: seconds, secondaryCatchUpPeriodSecs: 0, force: true });
  } finally {
    await client.close();
  }
}
