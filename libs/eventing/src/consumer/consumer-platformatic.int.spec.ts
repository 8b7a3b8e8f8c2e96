import { beforeAll } from '@jest/globals';
import { eventually } from '@korsa/testing';
import { scene } from '../../test/scene.js';
import { consumerPromises } from './consumer.promises.js';
import { parkingPromises } from './parking.promises.js';

const stage = scene('platformatic');

/**
 * A broker that has just begun refuses its first producer while it fetches producer ids. The port lets a send reject when
 * it may work later: relay and runtime try again, the publisher of the suite does not.
 */
beforeAll(async () => {
  const topic = await stage.newTopic(1);
  await eventually(async () => {
    const producer = await stage.driver.producer();
    try {
      await producer.send([{ topic, key: null, headers: {}, value: '{}' }]);
    } finally {
      await producer.close();
    }
  });
});

consumerPromises('@platformatic/kafka', () => stage);
parkingPromises('@platformatic/kafka', () => stage);
