import { stat } from 'node:fs/promises';
import { join } from 'node:path';
import { describe, expect, it } from '@jest/globals';
import { temporaryFolder } from '../files/folders.js';
import { dataFolders } from './data-folders.js';

describe('dataFolders', () => {
  it('gives tests fresh folders that nobody keeps', async () => {
    const first = await dataFolders('test', 'Kafka 4');
    const second = await dataFolders('test', 'Kafka 4');
    expect(first.keep).toBe(false);
    expect(first.kafka).not.toBe(second.kafka);
    expect((await stat(first.mongo)).isDirectory()).toBe(true);
  });

  it('gives start the same folders each time', async () => {
    const data = await temporaryFolder('data');
    const first = await dataFolders('start', 'Kafka 4', data);
    expect(first).toMatchObject({ keep: true, kafka: join(data, 'kafka') });
    expect(await dataFolders('start', 'Kafka 4', data)).toEqual(first);
  });

  it('refuses data that other programs wrote', async () => {
    const data = await temporaryFolder('data');
    await dataFolders('start', 'Kafka 4', data);
    await expect(dataFolders('start', 'Kafka 5', data)).rejects.toThrow(
      `The data in ${data} belong to Kafka 4, and here is Kafka 5. Remove that folder`,
    );
  });
});
