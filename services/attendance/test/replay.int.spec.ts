import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import {
  encodeEvent,
  presenceTopic,
  registrationTopic,
  retreatTopic,
  type Topic,
  type WireMessage,
} from '@korsa/contracts';
import { newId } from '@korsa/store';
import { eventually } from '@korsa/testing';
import { magelang, malang } from './cities.js';
import { aDecision } from './decided.builder.js';
import {
  participantStory,
  personIdOf,
  registrationIdOf,
  retreatClosed,
  retreatStory,
} from './neighbours.js';
import { runningAttendance } from './running-attendance.js';

const categories = ['PNS', 'PPPK', 'BUMD'] as const;
const participants = Array.from({ length: 12 }, (_, n) => ({
  name: `participant-${n}`,
  category: categories[n % 3]!,
}));

/** Attendance decided of everybody, and corrected of some. */
const decisions = participants.flatMap(({ name, category }, n) =>
  [1, 2].slice(0, n % 4 === 0 ? 2 : 1).map((revision) =>
    encodeEvent(presenceTopic.AttendanceDecided, {
      id: newId(),
      name: 'AttendanceDecided',
      subject: registrationIdOf(name),
      sequence: revision,
      time: '2025-11-07T08:00:00.000Z',
      cityCode: '33.71',
      correlationId: newId(),
      causationId: newId(),
      actor: newId(),
      data: aDecision({
        retreatId: magelang.retreatId,
        personId: personIdOf(name),
        category,
        revision,
        serial: n + 1,
        ...(revision === 2 && { met: false, earnedJp: 25, creditJp: 25 }),
      }),
    }),
  ),
);

const told: readonly (readonly [Topic, readonly WireMessage[]])[] = [
  [retreatTopic, [...retreatStory(magelang), ...retreatStory(malang), ...retreatClosed(magelang)]],
  [
    registrationTopic,
    participants.flatMap((participant) => participantStory(magelang, participant)),
  ],
  [presenceTopic, decisions],
];

const orders = [
  [0, 1, 2],
  [2, 1, 0],
  [1, 2, 0],
] as const;
const services = orders.map(() => runningAttendance());
const collections = ['programmes', 'policies', 'attendees', 'ledgers', 'certificates'];

beforeAll(() => Promise.all(services.map((service) => service.start())));
afterAll(() => Promise.all(services.map((service) => service.stop())));

type Service = (typeof services)[number];
const statesOf = (service: Service) => Promise.all(collections.map((name) => service.states(name)));

describe('the topics of Korsa replayed into an empty service', () => {
  it('end in the same state, one topic after the other in any order', async () => {
    for (const [index, order] of orders.entries()) {
      for (const topic of order) {
        await services[index]!.hear(...told[topic]!);
        await learnt(services[index]!, topic);
      }
    }
    const [first, ...others] = await Promise.all(services.map(statesOf));
    expect(first!.map((states) => states.length)).toEqual([2, 2, 12, 8, 15]);
    for (const other of others) expect(other).toEqual(first);
  });

  it('change nothing when they are said once more', async () => {
    const [service] = services;
    const before = await statesOf(service!);
    for (const [topic, messages] of told) await service!.hear(topic, messages);
    await service!.hear(
      registrationTopic,
      participantStory(malang, { name: 'last', category: 'PNS' }),
    );
    await eventually(async () => expect(await service!.states('attendees')).toHaveLength(13));
    const after = await statesOf(service!);
    expect(after.toSpliced(2, 1)).toEqual(before.toSpliced(2, 1));
  });
});

/** Waits until what the topic says has arrived. */
function learnt(service: Service, topic: 0 | 1 | 2): Promise<void> {
  return eventually(async () => {
    const [programmes, , attendees, ledgers, certificates] = await statesOf(service);
    const arrived = [
      programmes?.find(({ _id }) => _id === magelang.retreatId)?.['status'] === 'closed',
      attendees?.filter(({ status }) => status === 'confirmed').length === participants.length,
      ledgers?.length === 8 &&
        certificates?.filter(({ revokedAt }) => revokedAt === null).length === 12 &&
        certificates.length === 15,
    ];
    expect(arrived[topic]).toBe(true);
  });
}
