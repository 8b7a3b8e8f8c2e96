import { beforeEach, describe, expect, it } from '@jest/globals';
import { hallAggregate } from '../test/seats.js';
import { RememberedStates } from './remembered-states.js';
import { Ref } from './work.js';
import type { Entry } from './working-set.js';

describe('remembered states', () => {
  let now: number;
  let states: RememberedStates;
  beforeEach(() => {
    now = 0;
    states = new RememberedStates(() => now);
  });
  const entry = (id: string, version = 1): Entry => ({
    ref: new Ref(states, hallAggregate, id, 'maybe'),
    stored: undefined,
    remembered: false,
    state: { id, cityCode: '33.71' },
    version,
    sequence: version,
    guarded: false,
  });

  it('are what was stored last', () => {
    states.remember([entry('a', 1)], 10);
    states.remember([entry('a', 2)], 11);
    expect(states.find('halls:a')).toMatchObject({ version: 2, ord: 11 });
    expect(states.find('halls:b')).toBeUndefined();
  });

  it('are not replaced by an answer that comes late', () => {
    states.remember([entry('a', 2)], 11);
    states.remember([entry('a', 1)], 10);
    expect(states.find('halls:a')).toMatchObject({ version: 2 });
  });

  it('are not believed for a while once they proved wrong', () => {
    states.remember([entry('a')], 10);
    states.distrust(['halls:a']);
    expect(states.find('halls:a')).toBeUndefined();
    now = 4_999;
    states.remember([entry('a', 3)], 12);
    expect(states.find('halls:a')).toBeUndefined();
    now = 5_000;
    states.remember([entry('a', 4)], 13);
    expect(states.find('halls:a')).toMatchObject({ version: 4 });
  });

  it('are bounded: what was stored longest ago makes room', () => {
    for (let at = 0; at <= 5_000; at += 1) states.remember([entry(String(at))], at);
    expect(states.find('halls:0')).toBeUndefined();
    expect(states.find('halls:1')).toBeDefined();
  });
});
