import { afterEach, describe, expect, it } from '@jest/globals';
import type { EachBatchPayload } from 'kafkajs';
import { OffsetCommits, type Commit } from '../driver/offset-commits.js';
import { KafkajsBatch } from './kafkajs-batch.js';

const opened: OffsetCommits[] = [];
afterEach(() => opened.splice(0).forEach((commits) => commits.close()));

/** A batch of two records at offsets 7 and 8 of partition 3. */
function open({ resolve = (_offset: string): void => undefined, beat = Promise.resolve() } = {}) {
  const state = { current: true, running: true };
  const resolved: string[] = [];
  const sent: Commit[] = [];
  const commits = new OffsetCommits((some) => Promise.resolve(void sent.push(...some)), 60_000);
  opened.push(commits);
  const message = (offset: string) => ({
    offset,
    key: Buffer.from('key'),
    value: Buffer.from('{}'),
    timestamp: '1700000000000',
    attributes: 0,
    headers: {
      one: Buffer.from('1'),
      text: 'plain',
      twice: [null, 'first', 'second'],
      none: undefined,
      empty: null,
      odd: [{}],
    },
  });
  const payload = {
    batch: { partition: 3, highWatermark: '12', messages: [message('7'), message('8')] },
    resolveOffset: (offset: string) => {
      resolve(offset);
      resolved.push(offset);
    },
    heartbeat: () => beat,
    isRunning: () => state.running,
  } as unknown as EachBatchPayload;
  const batch = new KafkajsBatch('topic', payload, commits, () => state.current);
  return { batch, state, resolved, commits, sent };
}

describe('a batch of kafkajs', () => {
  it('reads records with their headers', () => {
    const { batch } = open();
    expect(batch).toMatchObject({ topic: 'topic', partition: 3, high: 12n });
    expect(batch.records.map(({ offset }) => offset)).toEqual(['7', '8']);
    const headers = Object.entries(batch.records[0]?.headers ?? {});
    expect(headers.map(([name, value]) => `${name}=${value.toString()}`)).toEqual([
      'one=1',
      'text=plain',
      'twice=first',
    ]);
  });

  it('commits what is done', async () => {
    const { batch, resolved, commits, sent } = open();
    batch.done('7');
    await commits.flush();
    expect(resolved).toEqual(['7']);
    expect(sent).toEqual([{ topic: 'topic', partition: 3, offset: '8' }]);
  });

  it('tells kafkajs and the group nothing after partitions were assigned anew', async () => {
    const { batch, state, resolved, commits, sent } = open();
    state.current = false;
    commits.close();
    batch.done('8');
    await commits.flush();
    expect(batch.isActive()).toBe(false);
    expect({ resolved, sent }).toEqual({ resolved: [], sent: [] });
  });

  it('ends when kafkajs has forgotten the topic in a rebalance', () => {
    const { batch } = open({
      resolve: () => {
        throw new TypeError('Cannot set properties of undefined');
      },
    });
    batch.done('7');
    expect(batch.isActive()).toBe(false);
  });

  it('ends after a heartbeat that failed, without passing the failure on', async () => {
    const { batch } = open({ beat: Promise.reject(new Error('REBALANCE_IN_PROGRESS')) });
    await batch.heartbeat();
    expect(batch.isActive()).toBe(false);
  });

  it('ends when the consumer stops', () => {
    const { batch, state } = open();
    state.running = false;
    expect(batch.isActive()).toBe(false);
  });
});
