import { describe, expect, it } from '@jest/globals';
import type { Recurring, Timers, TimerRun } from '@korsa/service-kit';
import {
  acting,
  answersTo,
  aParticipant,
  aRetreat,
  closedAt,
  idOf,
  retreatId,
} from '../../../test/builders.js';
import { fakeWaves } from '../../../test/fakes.js';
import { Respond } from './respond.js';
import { WaveProcess } from './wave.process.js';

const inCity: TimerRun['inCity'] = (cityCode, work) => acting(work, cityCode);

/** A retreat that is over, five participants, and the timer in the hands of the test. */
async function aClosedRetreat() {
  const waves = fakeWaves(closedAt);
  const recurring: Recurring[] = [];
  const timers = { every: (one: Recurring) => void recurring.push(one) } as Timers;
  new WaveProcess(
    timers,
    waves.plans,
    waves.openWaves,
    waves.closeWave,
    waves.clock,
    waves.settings,
  );
  waves.retreats.given(aRetreat());
  waves.participants.given(...[1, 2, 3, 4, 5].map((n) => aParticipant(n)));
  await acting(() =>
    waves.openWaves.execute({ retreatId, cityCode: '33.71', retreatClosedAt: closedAt }),
  );
  return { ...waves, tick: () => recurring[0]!.run({ inCity }) };
}

/** Five participants answer the reaction wave, all alike. */
async function everybodyAnswers({ answering }: Awaited<ReturnType<typeof aClosedRetreat>>) {
  const respond = new Respond(answering);
  for (const n of [1, 2, 3, 4, 5]) {
    const registrationId = idOf('registration', n);
    const response = { role: 'self' as const, registrationId, answers: answersTo('reaction') };
    await acting(() => respond.execute({ retreatId, wave: 'reaction-d0', response }));
  }
}

describe('the waves of a retreat, told as its story', () => {
  it('opens the reaction wave at the close and nothing else', async () => {
    const { assessments } = await aClosedRetreat();
    expect(assessments.events).toEqual([
      {
        type: 'EvaluationOpened',
        data: expect.objectContaining({ wave: 'reaction-d0', openedAt: closedAt }),
      },
    ]);
  });

  it('publishes results when the days of the wave are over', async () => {
    const story = await aClosedRetreat();
    await everybodyAnswers(story);
    story.clock.at = '2025-11-14T07:00:00.000Z';
    await story.tick();
    expect(story.assessments.events.at(-1)).toEqual({
      type: 'EvaluationClosed',
      data: expect.objectContaining({
        wave: 'reaction-d0',
        responses: 5,
        cells: expect.arrayContaining([expect.objectContaining({ aspect: 'committee', mean: 4 })]),
      }),
    });
  });

  it('opens the behaviour wave ninety days later, once', async () => {
    const story = await aClosedRetreat();
    story.clock.at = '2026-02-05T06:59:00.000Z';
    await story.tick();
    expect(story.assessments.events.map(({ type }) => type)).toEqual([
      'EvaluationOpened',
      'EvaluationClosed',
    ]);
    story.clock.at = '2026-02-05T07:00:00.000Z';
    await story.tick();
    await story.tick();
    expect(story.assessments.events.slice(2)).toEqual([
      {
        type: 'EvaluationOpened',
        data: expect.objectContaining({ wave: 'behaviour-d90', level: 'behaviour' }),
      },
    ]);
  });

  it('opens late and closes in one sleep of the worker', async () => {
    const story = await aClosedRetreat();
    story.clock.at = '2026-06-01T00:00:00.000Z';
    await story.tick();
    const [, closing, opening] = story.assessments.events;
    expect(closing?.data).toMatchObject({ wave: 'reaction-d0', responses: 0 });
    expect(opening?.data).toMatchObject({ closesAt: '2026-07-01T00:00:00.000Z' });
  });

  it('goes on with other retreats when one fails, and says so', async () => {
    const story = await aClosedRetreat();
    const broken = { ...story.wavePlans.all()[0]!, id: 'broken', nextAt: closedAt };
    const unknown = { code: 'gone', version: 1 };
    const waves = broken.waves.map((wave) => ({ ...wave, instrument: unknown }));
    story.wavePlans.given({ ...broken, waves });
    story.clock.at = '2025-11-14T07:00:00.000Z';
    await expect(story.tick()).rejects.toThrow('Waves could not be advanced.');
    expect(story.assessments.events.at(-1)?.type).toBe('EvaluationClosed');
  });
});
