import { describe, expect, it } from '@jest/globals';
import type { ResponseBody } from '@korsa/contracts';
import { newCause, runWithCause } from '@korsa/store';
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
import { waveOf } from '../domain/wave-plan.js';
import { RespondInBatch } from './respond-in-batch.js';
import { Respond } from './respond.js';

const reaction = (n: number, given: Partial<ResponseBody> = {}): ResponseBody => ({
  role: 'self',
  registrationId: idOf('registration', n),
  answers: answersTo('reaction'),
  ...given,
});
const behaviour = (n: number, given: Partial<ResponseBody> = {}): ResponseBody => ({
  ...reaction(n),
  answers: answersTo('behaviour'),
  ...given,
});

/** Both waves are open, participants 1 to 3 are known, and persons 1 to 4. */
async function openWaves() {
  const fakes = fakeWaves('2026-03-01T00:00:00.000Z');
  const person = { cityCode: '33.71', unitCode: null, erased: false };
  fakes.retreats.given(aRetreat());
  fakes.participants.given(
    aParticipant(1),
    aParticipant(2),
    aParticipant(3, { status: 'declined' }),
    aParticipant(4, { retreatId: 'another' }),
  );
  fakes.persons.given(...[1, 2, 3, 4].map((n) => ({ ...person, id: idOf('person', n) })));
  await acting(() =>
    fakes.openWaves.execute({ retreatId, cityCode: '33.71', retreatClosedAt: closedAt }),
  );
  const one = new Respond(fakes.answering);
  const many = new RespondInBatch(fakes.answering);
  return {
    ...fakes,
    one,
    responses: (wave = 'reaction-d0') => waveOf(fakes.wavePlans.all()[0]!, wave).responses,
    respond: (response: ResponseBody, wave = 'reaction-d0') =>
      acting(() => one.execute({ retreatId, wave, response })),
    respondAll: (responses: readonly ResponseBody[], wave = 'reaction-d0') =>
      acting(() => many.execute({ retreatId, wave, responses })),
  };
}

describe('answering', () => {
  it('counts an answer', async () => {
    const { respond, responses } = await openWaves();
    await respond(reaction(1));
    await respond(reaction(2));
    expect(responses()).toBe(2);
  });

  it('counts a repeated command once and answers it as before', async () => {
    const { one, responses } = await openWaves();
    const dedupe = { kind: 'command', key: 'k', fingerprint: 'f' } as const;
    const command = { retreatId, wave: 'reaction-d0', response: reaction(1) };
    const send = (key: string) =>
      runWithCause(
        newCause({ kind: 'request', actor: 'a', area: '33.71', dedupe: { ...dedupe, key } }),
        () => one.execute(command),
      );
    await send('k');
    await send('k');
    await expect(send('another')).rejects.toMatchObject({ code: 'already-answered' });
    expect(responses()).toBe(1);
  });

  it('refuses a second answer of the same respondent, and counts the first once', async () => {
    const { respond, responses } = await openWaves();
    await respond(reaction(1));
    await expect(respond(reaction(1, { answers: answersTo('reaction', 1) }))).rejects.toMatchObject(
      {
        code: 'already-answered',
      },
    );
    expect(responses()).toBe(1);
  });

  it('lets a superior and a peer answer about the same participant', async () => {
    const { respond, responses } = await openWaves();
    const about = (role: 'superior' | 'peer', n: number) =>
      respond(behaviour(1, { role, respondentId: idOf('person', n) }), 'behaviour-d90');
    await respond(behaviour(1), 'behaviour-d90');
    await about('superior', 2);
    await about('peer', 3);
    expect(responses('behaviour-d90')).toBe(3);
    await expect(about('peer', 3)).rejects.toMatchObject({ code: 'already-answered' });
  });

  it.each<[string, ResponseBody, string]>([
    ['an unknown registration', reaction(9), 'registration-unknown'],
    ['a registration of another retreat', reaction(4), 'registration-of-another-retreat'],
    ['somebody who declined', reaction(3), 'not-taking-part'],
    [
      'a participant who claims to be somebody else',
      reaction(1, { respondentId: idOf('person', 2) }),
      'respondent-mismatch',
    ],
    [
      'answers that do not fit',
      reaction(1, { answers: answersTo('behaviour') }),
      'answers-unsound',
    ],
    [
      'a participant who claims to be somebody else with answers that do not fit',
      reaction(1, { respondentId: idOf('person', 2), answers: answersTo('behaviour') }),
      'several-rules-broken',
    ],
  ])('refuses %s', async (_, response, code) => {
    const { respond } = await openWaves();
    await expect(respond(response)).rejects.toMatchObject({ code });
  });

  it.each<[string, Partial<ResponseBody>]>([
    ['who does not say who they are', { role: 'superior' }],
    ['nobody has heard of', { role: 'superior', respondentId: idOf('person', 9) }],
    ['who is the participant', { role: 'peer', respondentId: idOf('person', 1) }],
  ])('refuses a superior or peer %s', async (_, given) => {
    const { respond } = await openWaves();
    await expect(respond(behaviour(1, given), 'behaviour-d90')).rejects.toMatchObject({
      code: 'respondent-mismatch',
    });
  });

  it('judges each row of a batch by itself', async () => {
    const { respondAll } = await openWaves();
    expect(await respondAll([reaction(1), reaction(9), reaction(1), reaction(2)])).toEqual({
      accepted: 2,
      refused: 2,
      rows: [
        { row: 0, outcome: 'accepted', code: null },
        { row: 1, outcome: 'refused', code: 'registration-unknown' },
        { row: 2, outcome: 'refused', code: 'already-answered' },
        { row: 3, outcome: 'accepted', code: null },
      ],
    });
  });

  it('keeps neither the answer nor who gave it', async () => {
    const { respond, receipts, wavePlans } = await openWaves();
    await respond(reaction(1));
    const kept = JSON.stringify([receipts.all(), wavePlans.all()]);
    expect(kept).not.toContain(idOf('registration', 1));
    expect(receipts.all()[0]?.id).toMatch(/^[0-9a-f]{64}$/);
  });

  it('cannot tell respondents any more once the wave is closed', async () => {
    const { closeWave, respond, wavePlans } = await openWaves();
    await acting(() => closeWave.execute({ retreatId, wave: 'reaction-d0' }));
    expect(wavePlans.all()[0]?.waves[0]?.respondentKey).toBeNull();
    await expect(respond(reaction(1))).rejects.toMatchObject({ code: 'wave-not-open' });
  });
});
