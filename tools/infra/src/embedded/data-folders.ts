import { mkdir, readFile, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { temporaryFolder, workFolder } from '../files/folders.js';
import type { Purpose } from '../infrastructure.js';

export interface DataFolders {
  readonly kafka: string;
  readonly mongo: string;
  readonly keep: boolean;
  /** What to do when old data may be why a server fails. */
  readonly hint: string;
}

/**
 * Where the servers write: below `.korsa/data` for `start`, in fresh temporary folders otherwise. `programs` names
 * what will run on the data. Throws when other programs wrote what is there.
 */
export async function dataFolders(
  purpose: Purpose,
  programs: string,
  data = join(workFolder, 'data'),
): Promise<DataFolders> {
  if (purpose !== 'start') {
    const kafka = await temporaryFolder('kafka');
    return { kafka, mongo: await temporaryFolder('mongo'), keep: false, hint: '' };
  }
  await mkdir(data, { recursive: true });
  const marker = join(data, 'written-by');
  const before = await readFile(marker, 'utf8').catch(() => programs);
  if (before !== programs) {
    throw new Error(
      `The data in ${data} belong to ${before}, and here is ${programs}. Remove that folder to start with empty data.`,
    );
  }
  await writeFile(marker, programs);
  const hint = ` If the data in ${data} are damaged, remove that folder to start with empty data.`;
  return { kafka: join(data, 'kafka'), mongo: join(data, 'mongo'), keep: true, hint };
}
