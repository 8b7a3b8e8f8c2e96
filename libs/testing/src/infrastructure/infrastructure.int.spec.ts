import { beforeAll, describe, expect, it } from '@jest/globals';
import type mongoose from 'mongoose';
import { infrastructure } from './infrastructure.js';

const infra = infrastructure();
const other = infrastructure();

describe('infrastructure', () => {
  let connection: mongoose.Connection;
  beforeAll(async () => {
    connection = await infra.connect('rows');
  });

  it('writes in a transaction', async () => {
    await connection.createCollection('things');
    await connection.transaction(async (session) => {
      await connection.collection('things').insertOne({ name: 'chair' }, { session });
    });
    expect(await connection.collection('things').countDocuments()).toBe(1);
  });

  it('gives every file names of its own', () => {
    expect(other.database('rows')).not.toBe(infra.database('rows'));
    expect(other.topicPrefix).not.toBe(infra.topicPrefix);
  });

  it('names the variable that is missing', () => {
    const { KORSA_MONGO_URL: url } = process.env;
    delete process.env['KORSA_MONGO_URL'];
    try {
      expect(() => infrastructure()).toThrow('KORSA_MONGO_URL is not set');
    } finally {
      process.env['KORSA_MONGO_URL'] = url;
    }
  });
});
