import { readFile } from 'node:fs/promises';
import { describe, expect, it } from '@jest/globals';
import { kafkaVersion } from '../embedded/kafka-jars.js';
import { images } from './images.js';

const root = new URL('../../../../', import.meta.url);

describe('docker-compose.yml', () => {
  it('names the images that the tests take, and the Kafka that the jars are', async () => {
    const text = await readFile(new URL('docker-compose.yml', root), 'utf8');
    const { kafka, mongo } = images({});
    expect(text).toContain(`\${KORSA_KAFKA_IMAGE:-${kafka}}`);
    expect(text).toContain(`\${KORSA_MONGO_IMAGE:-${mongo}}`);
    expect(kafka).toBe(`apache/kafka:${await kafkaVersion()}`);
  });
});
