import { describe, expect, it } from '@jest/globals';
import { z } from 'zod';
import {
  evaluationApi,
  operationsApi,
  readEvent,
  registrationApi,
  retreatTopic,
  schedulingApi,
  type Endpoint,
  type EventDefinition,
  type ReceivedEvent,
} from '../index.js';
import { publicText } from './public-text.js';

const rule = 'must not contain the number of a person';
const nip = '19860926 201505 1 001';

const rulesOf = (schema: z.ZodType, value: unknown) =>
  schema.safeParse(value).error?.issues.map(({ message }) => message) ?? [];

describe('text for everybody', () => {
  const text = publicText(z.string().trim().min(3).max(300));

  it.each([
    '198609262015051001',
    `NIP. ${nip} menggantikan`,
    '19860926.201505.1.001',
    '19860926-201505-1-001',
    '1986 09 26  2015 05  1  001',
    'NIK 3371014101900001',
    '33.71.01. 410190. 0001',
  ])('is refused with the number of a person: %s', (value) => {
    expect(rulesOf(text, value)).toEqual([rule]);
  });

  it.each([
    'calendar of the polytechnic',
    'surat nomor 800.1.11.1/123/2025',
    '800.2.5/12327/BPSDM/AKJ-26/VII/2026',
    'SPT 094/0815/35.73.402/2025 tanggal 14-05-2025',
    'hubungi +62 812-3456-7890',
    'kode 131110468',
    'moved from 2025-05-16 - 2025-05-18 to 2025-05-15 - 2025-05-17',
    '16.05.2025 – 18.05.2025',
    'sesi 07.30-09.45, 10.00-11.30 dan 13.00-15.15',
  ])('may hold other numbers: %s', (value) => {
    expect(text.parse(value)).toBe(value);
  });

  it('is described to clients by its length alone', () => {
    expect(z.toJSONSchema(text)).toMatchObject({ type: 'string', minLength: 3, maxLength: 300 });
  });
});

const body = (endpoint: Endpoint) => endpoint.body;
const objectives = (list: string) => ({ objectives: { [list]: [{ code: 'm1', title: nip }] } });

describe('no operation takes the number of a person into what others read', () => {
  it.each([
    ['title of a retreat', body(schedulingApi.draftRetreat), { title: nip }],
    ['objective of the RPJMD', body(schedulingApi.draftRetreat), objectives('rpjmd')],
    ['priority of the year', body(schedulingApi.draftRetreat), objectives('priorities')],
    ['reason of new days', body(schedulingApi.rescheduleRetreat), { reason: nip }],
    ['reason of a new place', body(schedulingApi.relocateRetreat), { reason: nip }],
    ['reason of the end', body(schedulingApi.cancelRetreat), { reason: nip }],
    ['name of premises', body(schedulingApi.registerVenue), { name: nip }],
    ['name of a room', body(schedulingApi.registerVenue), { rooms: [{ name: nip }] }],
    ['name of a later room', body(schedulingApi.addRoom), { name: nip }],
    ['title of a session', body(schedulingApi.addSession), { title: nip }],
    ['office of a speaker', body(schedulingApi.inviteSpeaker), { office: nip }],
    ['institution of a speaker', body(schedulingApi.inviteSpeaker), { institution: nip }],
    ['reason of a speaker', body(schedulingApi.declineSpeaker), { reason: nip }],
    ['office of another speaker', body(schedulingApi.replaceSpeaker), { office: nip }],
    ['institution of another', body(schedulingApi.replaceSpeaker), { institution: nip }],
    ['reason of another speaker', body(schedulingApi.replaceSpeaker), { reason: nip }],
    ['group', body(registrationApi.nominateParticipant), { group: '198609262015051001' }],
    ['name of a work unit', body(registrationApi.registerWorkUnit), { name: nip }],
    ['new name of a work unit', body(registrationApi.changeWorkUnit), { name: nip }],
    ['reason of a skip', body(operationsApi.skipDeadLetter), { reason: nip }],
    ['reason of a release', body(operationsApi.releaseBlockedKey), { reason: nip }],
    ['band of an instrument', body(evaluationApi.publishInstrument), { bands: [{ name: nip }] }],
  ] as const)('%s', (_, schema, given) => {
    expect(rulesOf(schema, given)).toContain(rule);
  });
});

describe('an event from before the rule', () => {
  it('is read as it was said', () => {
    const definition: EventDefinition = retreatTopic.RetreatCancelled;
    const data = { reason: `NIP ${nip}`, cancelledAt: '2025-05-01T00:00:00.000Z' };
    expect(readEvent(definition, { data } as ReceivedEvent).data).toEqual(data);
  });
});
