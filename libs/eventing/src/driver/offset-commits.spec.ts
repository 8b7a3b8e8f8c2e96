import { describe, expect, it } from '@jest/globals';
import { eventually } from '@korsa/testing';
import { OffsetCommits, type Commit } from './offset-commits.js';

function recording(...outcomes: readonly Promise<void>[]) {
  const sent: (readonly Commit[])[] = [];
  const commits = new OffsetCommits((some) => {
    sent.push(some);
    return outcomes[sent.length - 1] ?? Promise.resolve();
  }, 20);
  return { sent, commits };
}

describe('OffsetCommits', () => {
  it('commits the next offset of every partition in one request, a little later', async () => {
    const { sent, commits } = recording();
    commits.done('topic', 0, '4');
    commits.done('topic', 0, '9007199254740993');
    commits.done('topic', 1, '0');
    expect(sent).toEqual([]);
    await eventually(() => expect(sent).toHaveLength(1));
    expect(sent[0]).toEqual([
      { topic: 'topic', partition: 0, offset: '9007199254740994' },
      { topic: 'topic', partition: 1, offset: '1' },
    ]);
  });

  it('commits at once when it is told to, and nothing twice', async () => {
    const { sent, commits } = recording();
    commits.done('topic', 0, '4');
    await commits.flush();
    await commits.flush();
    expect(sent).toHaveLength(1);
  });

  it('tries a failed commit again, with what was done since', async () => {
    const { sent, commits } = recording(Promise.reject(new Error('away')));
    commits.done('topic', 0, '4');
    commits.done('topic', 1, '7');
    const flushed = commits.flush();
    commits.done('topic', 0, '5');
    await flushed;
    await eventually(() => expect(sent).toHaveLength(2));
    expect(sent[1]?.toSorted((a, b) => a.partition - b.partition)).toEqual([
      { topic: 'topic', partition: 0, offset: '6' },
      { topic: 'topic', partition: 1, offset: '8' },
    ]);
  });

  it('commits nothing for partitions that may be somebody else’s', async () => {
    const { sent, commits } = recording();
    commits.done('topic', 0, '4');
    commits.close();
    commits.done('topic', 0, '5');
    await commits.flush();
    expect(sent).toEqual([]);
  });
});
