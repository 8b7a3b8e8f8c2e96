import { afterEach, describe, expect, it } from '@jest/globals';
import { play, playMalang, serviceNames } from '@korsa/demo';
import { stacks } from './fresh-stack.js';
import { doOwnWork } from './own-work.js';

const { fresh, stopAll } = stacks();
afterEach(stopAll);

describe('a service that is absent at start', () => {
  it.each(serviceNames)(
    '%s is not missed by the others, and the story ends well when it comes',
    async (absent) => {
      const stack = await fresh();
      const present = serviceNames.filter((name) => name !== absent);
      await stack.start(present);
      await doOwnWork(stack, present);
      const story = play(stack, () => undefined, [playMalang]);
      await stack.start([absent]);
      const { promises } = await story;
      expect(promises.filter(({ violations }) => violations > 0)).toEqual([]);
    },
  );
});
