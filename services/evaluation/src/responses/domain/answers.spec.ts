import { describe, expect, it } from '@jest/globals';
import { answersTo, otherSessionId, sessionId } from '../../../test/builders.js';
import { defaultInstruments } from '../../instruments/domain/shipped-instruments.js';
import { brokenRules, tally } from './answers.js';

const reaction = {
  instrument: defaultInstruments.reaction,
  sessionIds: [sessionId, otherSessionId],
};
const behaviour = { instrument: defaultInstruments.behaviour, sessionIds: [] };

describe('tally', () => {
  it('counts the respondent once per aspect, however many items it has', () => {
    expect(tally('peer', answersTo('behaviour', 4), behaviour)).toEqual([
      { respondent: 'peer', aspect: 'behaviour', sessionId: null, n: 1, scores: 5, sum: 20 },
      { respondent: 'peer', aspect: 'impact', sessionId: null, n: 1, scores: 6, sum: 24 },
    ]);
  });

  it('counts a speaker for the session and for the whole retreat', () => {
    const speaker = tally('self', answersTo('reaction', 5, [sessionId, otherSessionId]), reaction)
      .filter(({ aspect }) => aspect === 'speaker')
      .map(({ sessionId: about, n, scores, sum }) => [about, n, scores, sum]);
    expect(speaker).toEqual([
      [sessionId, 1, 2, 10],
      [null, 1, 4, 20],
      [otherSessionId, 1, 2, 10],
    ]);
  });

  it('lets a respondent leave out all sessions', () => {
    const aspects = tally('self', answersTo('reaction'), reaction).map(({ aspect }) => aspect);
    expect(aspects).toEqual([
      'content-method',
      'facilities',
      'committee',
      'catering-accommodation',
    ]);
  });
});

describe('broken rules', () => {
  it('are none when every item is answered once', () => {
    expect(brokenRules('peer', answersTo('behaviour'), behaviour)).toEqual([]);
  });

  it('tell a role the instrument does not ask, beside what is wrong with the answers', () => {
    const codes = brokenRules('peer', answersTo('behaviour'), reaction).map(({ code }) => code);
    expect(codes).toEqual(['respondent-not-asked', 'answers-unsound']);
  });

  it('name every problem of the answers', () => {
    const answers = [
      { item: 'catering', score: 6 },
      { item: 'catering', score: 3 },
      { item: 'unheard-of', score: 3 },
      { item: 'accommodation', sessionId, score: 3 },
      { item: 'speaker-mastery', score: 3 },
      { item: 'speaker-delivery', sessionId: 'elsewhere', score: 3 },
    ];
    const broken = brokenRules('self', answers, reaction);
    expect(broken.flatMap(({ problems }) => problems)).toEqual(
      expect.arrayContaining([
        { field: 'answers.0.score', rule: 'must be 1 to 5' },
        { field: 'answers.1', rule: 'catering is answered twice' },
        { field: 'answers.2.item', rule: 'unheard-of is not asked' },
        { field: 'answers.3.sessionId', rule: 'accommodation is about the whole retreat' },
        {
          field: 'answers.4.sessionId',
          rule: 'speaker-mastery is asked for each session: say which',
        },
        { field: 'answers.5.sessionId', rule: 'is no session of this retreat' },
        { field: 'answers', rule: 'committee-response is not answered' },
      ]),
    );
  });
});
