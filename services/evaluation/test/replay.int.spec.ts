import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { registrationTopic, retreatTopic, workUnitTopic } from '@korsa/contracts';
import { nameId } from '@korsa/store';
import { eventually } from '@korsa/testing';
import {
  neighbourTopics,
  personOf,
  registrationOf,
  storyOf,
  tell,
  type Cast,
} from './neighbours.js';
import { runningEvaluation } from './running-evaluation.js';

const cast: Cast = {
  retreatId: nameId('replayed retreat'),
  cityCode: '35.73',
  operatorCode: '35.73',
  firstDay: '2025-05-15',
  lastDay: '2025-05-17',
  closedAt: '2025-05-17T07:00:00.000Z',
  participants: 5,
  otherUnits: 2,
};
const told = storyOf(cast);
const names = neighbourTopics.map(({ name }) => name);
// Simulated time is the latest that was heard, so what timers do depends on the order of hearing: they rest here.
const timersRest = { EVALUATION_WAVE_POLL_MS: '60000' };
const inOrder = runningEvaluation(timersRest);
const backwards = runningEvaluation(timersRest);
const doubled = runningEvaluation(timersRest);
const all = [inOrder, backwards, doubled];
type Running = (typeof all)[number];

/** A document of any collection; `state` as those of the read model have it. */
interface Stored {
  readonly state: { readonly state?: string; readonly decision?: string | null };
}

beforeAll(async () => {
  await Promise.all(all.map((running) => running.start()));
  await inOrder.hear(told, names);
  await backwards.hear(told, [...names].reverse());
  await doubled.hear(told, [...names.slice(3), ...names.slice(0, 3)]);
  await doubled.hear(told, names);
});
afterAll(() => Promise.all(all.map((running) => running.stop())));

const learnt = [
  'retreats',
  'participants',
  'persons',
  'workUnits',
  'attendances',
  'certificates',
  'participations_v1',
];

/** Five came, and attendance decided on them; one declined. */
function isSettled({ state: { state, decision } }: Stored): boolean {
  return state === 'declined' || (state === 'confirmed' && Boolean(decision));
}

/** The learnt state, and what is planned from it; without the counters of the store. */
async function stateOf({ shared }: Running) {
  const connection = await shared.connect('evaluation');
  const collections = [...learnt, 'wavePlans', 'assessments'].map(async (name) => {
    const documents = await connection.collection(name).find().sort({ _id: 1 }).toArray();
    return [name, documents.map(({ version: _v, sequence: _s, ord: _o, ...state }) => state)];
  });
  const text = JSON.stringify(Object.fromEntries(await Promise.all(collections)));
  return JSON.parse(
    text.replaceAll(/"respondentKey":"[^"]+"/g, '"respondentKey":"random"'),
  ) as Record<string, Stored[]>;
}

async function heardEverything(running: Running) {
  await eventually(async () => {
    const client = running.as(cast.cityCode);
    expect(
      await client.getEvaluatedRetreat({ params: { retreatId: cast.retreatId } }),
    ).toMatchObject({ complete: true, certificates: { completed: 4, attended: 1 }, decisions: 5 });
    const state = await stateOf(running);
    const { persons, workUnits, wavePlans, participants, participations_v1 } = state;
    expect([persons?.length, workUnits?.length, wavePlans?.length]).toEqual([7, 7, 1]);
    expect(participations_v1?.filter(isSettled)).toHaveLength(6);
    expect(JSON.stringify(participants)).not.toContain('"nominated"');
  });
  return stateOf(running);
}

describe('whatever comes first', () => {
  it('ends in the same state', async () => {
    const expected = await heardEverything(inOrder);
    for (const other of [backwards, doubled]) {
      await heardEverything(other);
      await eventually(async () => expect(await stateOf(other)).toEqual(expected));
    }
  });

  it('shows what it has not heard yet instead of failing', async () => {
    const unheard = { ...cast, retreatId: nameId('a retreat nobody announced') };
    const registrationId = registrationOf(unheard, 1);
    await inOrder.hear([
      ...tell(cast.cityCode, registrationId, [
        registrationTopic.ParticipationConfirmed,
        { retreatId: unheard.retreatId, personId: personOf(unheard, 1) },
      ]),
      ...tell(cast.cityCode, unheard.retreatId, [retreatTopic.RetreatOpened]),
    ]);
    const params = { retreatId: unheard.retreatId };
    await eventually(async () => {
      expect(await inOrder.as(cast.cityCode).getEvaluatedRetreat({ params })).toMatchObject({
        operatorCode: null,
        complete: false,
        missing: ['retreat-plan', 'nominations'],
        participants: { confirmed: 1 },
      });
    });
  });

  it('goes on after an event that does not parse and one of an unknown type', async () => {
    const [first, second] = ['35.73.unit-x', '35.73.unit-y'];
    const broken = tell(cast.cityCode, first, [workUnitTopic.WorkUnitRegistered]);
    const strange = tell(cast.cityCode, second, [workUnitTopic.WorkUnitRegistered]);
    const sound = tell(cast.cityCode, second, [workUnitTopic.WorkUnitRegistered]);
    const type = 'id.korsa.registration.work-unit.work-unit-painted.v1';
    await inOrder.hear([
      ...broken.map(({ topic, message }) => ({ topic, message: { ...message, value: '{' } })),
      ...strange.map(({ topic, message }) => ({
        topic,
        message: { ...message, headers: { ...message.headers, ce_id: nameId('x'), ce_type: type } },
      })),
      ...sound,
    ]);
    await eventually(async () => {
      const { workUnits } = await stateOf(inOrder);
      expect(JSON.stringify(workUnits)).toContain(second);
      expect(JSON.stringify(workUnits)).not.toContain(first);
    });
  });
});
