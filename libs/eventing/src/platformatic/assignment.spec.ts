import { describe, expect, it } from '@jest/globals';
import { assignmentIn, deal, subscriptionTo, topicsOf } from './assignment.js';

const member = (memberId: string, ...topics: string[]) => ({
  memberId,
  metadata: subscriptionTo(topics),
});

function shares(members: readonly ReturnType<typeof member>[], counts: Record<string, number>) {
  const dealt = deal(members, new Map(Object.entries(counts)));
  return Object.fromEntries(
    dealt.map(({ memberId, assignment }) => [
      memberId,
      Object.fromEntries(assignmentIn(assignment)),
    ]),
  );
}

describe('deal', () => {
  it('gives each partition to one member, in turns over all topics', () => {
    expect(shares([member('b', 'x', 'y'), member('a', 'x', 'y')], { y: 2, x: 3 })).toEqual({
      a: { x: [0, 2], y: [1] },
      b: { x: [1], y: [0] },
    });
  });

  it('gives a topic only to those who read it', () => {
    expect(shares([member('a', 'x'), member('b', 'x', 'y')], { x: 2, y: 2 })).toEqual({
      a: { x: [0] },
      b: { x: [1], y: [0, 1] },
    });
  });

  it('leaves a member without a share when there are too few partitions', () => {
    expect(shares([member('a', 'x'), member('b', 'x')], { x: 1 })).toEqual({
      a: { x: [0] },
      b: {},
    });
  });

  it('knows every topic that is read', () => {
    expect(topicsOf([member('a', 'y'), member('b', 'x', 'y')])).toEqual(['x', 'y']);
  });
});
