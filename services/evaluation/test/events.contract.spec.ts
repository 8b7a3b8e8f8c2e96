import { describe, expect, it } from '@jest/globals';
import { evaluationTopics } from '@korsa/contracts';
import { unlikeSamples } from '@korsa/testing';
import { everything } from './everything.js';

describe('what evaluation publishes', () => {
  it('is every event type that its topics declare, each like its committed sample', async () => {
    expect(unlikeSamples(evaluationTopics, await everything())).toEqual([]);
  });
});
