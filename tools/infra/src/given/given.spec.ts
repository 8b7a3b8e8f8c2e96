import { describe, expect, it } from '@jest/globals';
import { Unavailable } from '../unavailable.js';
import { given } from './given.js';

const find = (env: NodeJS.ProcessEnv) => given.find({ purpose: 'test', log: () => undefined, env });

describe('servers that the environment names', () => {
  it('are no way when neither variable is set', async () => {
    await expect(find({})).rejects.toThrow(Unavailable);
  });

  it('must both be named', async () => {
    await expect(find({ KORSA_MONGO_URL: 'mongodb://x' })).rejects.toThrow(
      'KORSA_MONGO_URL is set and KORSA_KAFKA_BROKERS is not: set both, or none.',
    );
    await expect(find({ KORSA_KAFKA_BROKERS: 'x:1' })).rejects.toThrow(
      'KORSA_KAFKA_BROKERS is set and KORSA_MONGO_URL is not: set both, or none.',
    );
  });

  it('must have an address with a port', async () => {
    const env = { KORSA_KAFKA_BROKERS: 'localhost', KORSA_MONGO_URL: 'mongodb://127.0.0.1:1' };
    await expect(find(env)).rejects.toThrow('it must be host:port');
  });
});
