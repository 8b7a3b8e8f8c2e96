import { describe, expect, it } from '@jest/globals';
import {
  aWavePlan,
  answersTo,
  closedAt,
  otherSessionId,
  sessionId,
} from '../../../test/builders.js';
import { defaultInstruments } from '../../instruments/domain/shipped-instruments.js';
import { tally, type Answer } from './answers.js';
import { count, openDue, schedule, waveOf, type WavePlan } from './wave-plan.js';
import { resultsOf } from './wave-results.js';

const { reaction, behaviour } = defaultInstruments;
const bandOf = (mean: number) => (mean >= 3.4 ? 'baik' : 'cukup');
const sessionIds = [sessionId, otherSessionId];

describe('the results of a wave', () => {
  it('are means over all scores of an aspect, with their band', () => {
    const results = resultsOf(
      reactions([...times(4, answersTo('reaction', 4)), answersTo('reaction', 3)]),
      bandOf,
      5,
    );
    expect(results.cells).toContainEqual({
      respondent: 'self',
      aspect: 'committee',
      sessionId: null,
      n: 5,
      mean: 3.8,
      band: 'baik',
    });
    expect(results).toMatchObject({ suppressedCells: [], suppressedBelow: 5 });
  });

  it('say nothing when fewer than five answered', () => {
    const results = resultsOf(reactions(times(4, answersTo('reaction'))), bandOf, 5);
    expect(results.cells).toEqual([]);
    expect(results.suppressedCells).toHaveLength(4);
  });

  it('hide a session that four answered about, and the one it could be computed from', () => {
    const results = resultsOf(
      reactions([
        ...times(4, answersTo('reaction', 4, sessionIds)),
        ...times(6, answersTo('reaction', 4, [sessionId])),
      ]),
      bandOf,
      5,
    );
    const speaker = results.cells.filter(({ aspect }) => aspect === 'speaker');
    expect(speaker.map(({ sessionId: about, n }) => [about, n])).toEqual([[null, 10]]);
    expect(results.suppressedCells.map(({ sessionId: about }) => about).sort()).toEqual(
      [...sessionIds].sort(),
    );
  });

  it('show sessions that enough answered about', () => {
    const results = resultsOf(reactions(times(5, answersTo('reaction', 5, sessionIds))), bandOf, 5);
    expect(results.cells.filter(({ aspect }) => aspect === 'speaker')).toHaveLength(3);
  });

  it('keep roles apart: few peers are hidden, many participants are not', () => {
    const wave = behaviours([
      ...times(5, ['self', answersTo('behaviour')] as const),
      ...times(2, ['peer', answersTo('behaviour', 1)] as const),
    ]);
    const results = resultsOf(wave, bandOf, 5);
    expect(new Set(results.cells.map(({ respondent }) => respondent))).toEqual(new Set(['self']));
    expect(new Set(results.suppressedCells.map(({ respondent }) => respondent))).toEqual(
      new Set(['peer']),
    );
  });
});

function times<Value>(n: number, value: Value): Value[] {
  return Array.from({ length: n }, () => value);
}

function opened(at: string): WavePlan {
  return openDue(schedule(aWavePlan(), closedAt), at, 'key');
}

function reactions(responses: readonly Answer[][]) {
  const plan = responses.reduce(
    (sum, answers) =>
      count(sum, 'reaction-d0', tally('self', answers, { instrument: reaction, sessionIds })),
    opened(closedAt),
  );
  return waveOf(plan, 'reaction-d0');
}

function behaviours(responses: readonly (readonly ['self' | 'peer', Answer[]])[]) {
  const asked = { instrument: behaviour, sessionIds };
  const plan = responses.reduce(
    (sum, [role, answers]) => count(sum, 'behaviour-d90', tally(role, answers, asked)),
    opened('2026-03-01T00:00:00.000Z'),
  );
  return waveOf(plan, 'behaviour-d90');
}
