import { describe, expect, it } from '@jest/globals';
import { storeDefaults } from '@korsa/store';
import { limitsOfKafka } from '../relay/send-plan.js';
import { maxMessageBytes, topicConfigs } from './topic-configs.js';

describe('the settings of a topic', () => {
  it('are all said at its creation', () => {
    const configs = topicConfigs({ retentionMs: -1, cleanup: 'compact' });
    expect(Object.fromEntries(configs.map(({ name, value }) => [name, value]))).toEqual({
      'cleanup.policy': 'compact',
      'retention.ms': '-1',
      'compression.type': 'uncompressed',
      'max.message.bytes': '1048588',
    });
  });

  it('take the largest event that the outbox takes, and the largest send of many', () => {
    expect(maxMessageBytes - storeDefaults.maxEventBytes).toBeGreaterThan(100_000);
    expect(maxMessageBytes - limitsOfKafka.bytes).toBeGreaterThan(100_000);
  });
});
