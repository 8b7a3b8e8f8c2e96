import { afterEach, describe, expect, it } from '@jest/globals';
import { play, serviceNames } from '@korsa/demo';
import { stacks } from './fresh-stack.js';

const { fresh, stopAll } = stacks();
afterEach(stopAll);

describe('a service that is absent at start', () => {
  it.each(serviceNames)('%s comes later and the story ends well', async (absent) => {
    const stack = await fresh();
    await stack.start(serviceNames.filter((name) => name !== absent));
    const story = play(stack, () => undefined);
    await stack.start([absent]);
    const { promises } = await story;
    expect(promises.filter(({ violations }) => violations.length > 0)).toEqual([]);
  });
});
