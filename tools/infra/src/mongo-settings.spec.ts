import { describe, expect, it } from '@jest/globals';
import { readFile } from 'node:fs/promises';
import { briefTransactions } from './mongo-settings.js';

describe('the settings of MongoDB', () => {
  it('are the same in docker-compose.yml', async () => {
    const compose = await readFile(new URL('../../../docker-compose.yml', import.meta.url), 'utf8');
    expect(compose).toContain(`- ${briefTransactions.join('=')}`);
  });
});
