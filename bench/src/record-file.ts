import { mkdir, readFile, writeFile } from 'node:fs/promises';
import { dirname, join } from 'node:path';
import { root } from '@korsa/demo';
import {
  dataPath,
  merge,
  performanceDocuments,
  remarksPath,
  type BenchRecord,
  type Remarks,
} from '@korsa/performance';

/** Keeps a run for good, apart from every other run. Returns where. */
export async function keepRaw(record: BenchRecord): Promise<string> {
  const path = `.korsa/bench/${record.date.replaceAll(':', '')}.json`;
  await write(path, json(record));
  return path;
}

/** Puts the rows into docs/performance and makes page and plots anew. Returns what was written. */
export async function publish(record: BenchRecord): Promise<string[]> {
  const merged = merge(await read<BenchRecord>(dataPath), record);
  const remarks = (await read<Remarks>(remarksPath)) ?? {};
  const documents = [
    { path: dataPath, content: json(merged) },
    ...performanceDocuments(merged, remarks),
  ];
  for (const { path, content } of documents) await write(path, content);
  return documents.map(({ path }) => path);
}

async function read<T>(path: string): Promise<T | undefined> {
  const text = await readFile(join(root, path), 'utf8').catch(() => undefined);
  return text === undefined ? undefined : (JSON.parse(text) as T);
}

async function write(path: string, content: string): Promise<void> {
  await mkdir(dirname(join(root, path)), { recursive: true });
  await writeFile(join(root, path), content);
}

/** Lists of numbers stand on one line each. */
function json(record: BenchRecord): string {
  const text = JSON.stringify(record, null, 1);
  return `${text.replaceAll(/\[[\s\d.,e+-]+\]/g, (list) => list.replaceAll(/\s+/g, ' '))}\n`;
}
