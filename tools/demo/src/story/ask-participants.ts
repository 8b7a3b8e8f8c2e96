import type { RequestOf, evaluationApi } from '@korsa/contracts';
import { idOf, type Cast } from './cast.js';
import type { Chance } from './chance.js';
import { expectThat, heard } from './patience.js';

type Responses = RequestOf<typeof evaluationApi.respondInBatch>['body']['responses'];
type Wave = 'reaction-d0' | 'behaviour-d90';

/** Records pre-test and post-test of everybody and measures the gain. */
export async function testLearning(
  cast: Cast,
  keys: readonly string[],
  chance: Chance,
): Promise<void> {
  const params = { retreatId: cast.retreatId };
  const before = keys.map(() => chance.between(48, 72));
  const scores = keys.flatMap((key, at) => {
    const registrationId = idOf(cast.registrations, key);
    const pre = before[at] ?? 0;
    return [
      { registrationId, phase: 'pre' as const, score: pre },
      { registrationId, phase: 'post' as const, score: Math.min(100, pre + chance.between(8, 26)) },
    ];
  });
  await heard('evaluation to hear of every participant', async () => {
    const { refused, rows } = await cast.city.evaluation.recordTestScores({
      params,
      body: { scores },
    });
    expectThat(refused === 0, `${refused} scores refused: ${rows.find(({ code }) => code)?.code}`);
  });
  await cast.city.evaluation.measureLearningGain({ params });
}

/** Waits until the wave has opened by itself, lets everybody answer and closes it. */
export async function askWave(
  cast: Cast,
  wave: Wave,
  keys: readonly string[],
  chance: Chance,
  superior?: string,
): Promise<void> {
  const { evaluation } = cast.city;
  const params = { retreatId: cast.retreatId };
  const open = await heard(`the wave ${wave} to open`, async () => {
    const { waves } = await evaluation.getWaves({ params });
    const found = waves.find((candidate) => candidate.wave === wave);
    expectThat(found?.status === 'open', `the wave is ${found?.status ?? 'not planned'}`);
    return found!;
  });
  const { items } = await evaluation.listInstruments({ query: { level: open.level, limit: 200 } });
  const instrument = items.find(
    ({ code, version }) => code === open.instrument.code && version === open.instrument.version,
  );
  const { scale, items: questions } = instrument!;
  const taught = cast.sessions.filter(({ speaker }) => speaker).map(({ sessionId }) => sessionId);
  const score = () =>
    Math.min(
      scale.max,
      chance.between(scale.max - Math.ceil((scale.max - scale.min) / 2), scale.max),
    );
  const answers = () =>
    questions.flatMap(({ item, perSession }) =>
      perSession
        ? taught.map((sessionId) => ({ item, sessionId, score: score() }))
        : [{ item, score: score() }],
    );
  const responses: Responses = keys.flatMap((key): Responses => {
    const registrationId = idOf(cast.registrations, key);
    return [
      { role: 'self', registrationId, answers: answers() },
      ...(superior && key !== superior
        ? [
            {
              role: 'superior' as const,
              registrationId,
              respondentId: idOf(cast.people, superior),
              answers: answers(),
            },
          ]
        : []),
    ];
  });
  await heard(`every answer to ${wave} to be taken`, async () => {
    const { refused, rows } = await evaluation.respondInBatch({
      params: { ...params, wave },
      body: { responses },
    });
    const codes = [
      ...new Set(rows.filter(({ outcome }) => outcome === 'refused').map(({ code }) => code)),
    ];
    expectThat(
      refused === 0 || codes.every((code) => code === 'already-answered'),
      `refused: ${codes.join(', ')}`,
    );
  });
  await evaluation.closeWave({ params: { ...params, wave } });
}
