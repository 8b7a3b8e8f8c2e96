import { beforeEach, describe, expect, it } from '@jest/globals';
import type { DriverProducer, OutgoingRecord } from './driver.js';
import { SerialProducer } from './serial-producer.js';

const records = (value: string): OutgoingRecord[] => [
  { topic: 'topic', key: 'a', value, headers: {} },
];

describe('SerialProducer', () => {
  let sent: { value: unknown; settle: PromiseWithResolvers<void> }[];
  let producer: SerialProducer;

  beforeEach(() => {
    sent = [];
    const inner: DriverProducer = {
      send: ([record]) => {
        const settle = Promise.withResolvers<void>();
        sent.push({ value: record?.value, settle });
        return settle.promise;
      },
      close: () => Promise.resolve(),
    };
    producer = new SerialProducer(inner);
  });

  const turn = (): Promise<void> => new Promise((resolve) => setImmediate(resolve));

  it('begins a send when the one before is acknowledged', async () => {
    const sends = [producer.send(records('1')), producer.send(records('2'))];
    await turn();
    expect(sent.map(({ value }) => value)).toEqual(['1']);
    sent[0]?.settle.resolve();
    await turn();
    expect(sent.map(({ value }) => value)).toEqual(['1', '2']);
    sent[1]?.settle.resolve();
    await Promise.all(sends);
  });

  it('sends nothing more after a failure', async () => {
    const outcomes = Promise.allSettled([producer.send(records('1')), producer.send(records('2'))]);
    await turn();
    sent[0]?.settle.reject(new Error('NOT_LEADER'));
    expect((await outcomes).map(({ status }) => status)).toEqual(['rejected', 'rejected']);
    await expect(producer.send(records('3'))).rejects.toThrow('spent');
    expect(sent.map(({ value }) => value)).toEqual(['1']);
  });

  it('sends nothing after it is closed', async () => {
    await producer.close();
    await expect(producer.send(records('1'))).rejects.toThrow('spent');
    expect(sent).toEqual([]);
  });
});
