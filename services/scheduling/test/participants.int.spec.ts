import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { encodeEvent, registrationTopic, type EventDefinition } from '@korsa/contracts';
import { newId } from '@korsa/store';
import { eventually } from '@korsa/testing';
import { runningScheduling, type Scheduling } from './running-scheduling.js';

const running = runningScheduling();
const t = registrationTopic;
let client: Scheduling;
let retreatId: string;

beforeAll(async () => {
  await running.start();
  client = running.as('33.71');
  const { venueId } = await client.registerVenue({
    body: {
      cityCode: '33.71',
      hostCode: '33.71',
      name: 'Balai Kota',
      areaCode: '33.71',
      timeZone: 'Asia/Jakarta',
      rooms: [{ code: 'kecil', name: 'Ruang Kecil', capacity: 1 }],
    },
  });
  const drafted = await client.draftRetreat({
    body: {
      cityCode: '33.71',
      operatorCode: '33.71',
      title: 'Retret',
      period: { firstDay: '2025-11-04', lastDay: '2025-11-07' },
      venueId,
    },
  });
  ({ retreatId } = drafted);
});
afterAll(() => running.stop());

/** What registration says of one registration, in order. */
function tell(steps: readonly (readonly [EventDefinition, object])[], of = retreatId) {
  const registrationId = newId();
  const personId = newId();
  return steps.map(([definition, data], index) =>
    encodeEvent(definition, {
      id: newId(),
      name: definition.name,
      subject: registrationId,
      sequence: index + 1,
      time: `2025-10-1${index}T02:00:00.000Z`,
      cityCode: '33.71',
      correlationId: newId(),
      causationId: newId(),
      actor: newId(),
      data: { retreatId: of, personId, ...data },
    }),
  );
}

const at = '2025-10-10T02:00:00.000Z';
const nominated = [
  t.ParticipantNominated,
  {
    category: 'PNS',
    positionKind: 'high-leadership',
    officeKind: 'agency-head',
    eselon: 'II.b',
    functionalGrade: null,
    acting: false,
    unitCode: '33.71.bkpsdm',
    unitKind: 'agency',
    group: null,
    substituteFor: null,
    nominatedAt: at,
  },
] as const;
const confirmed = [t.ParticipationConfirmed, { basis: 'answer', confirmedAt: at }] as const;
const asked = [t.ReconfirmationRequested, { requestedAt: at }] as const;
const waiting = [t.RegistrationWaitlisted, { position: 1, waitlistedAt: at }] as const;
const promoted = [t.RegistrationPromoted, { promotedAt: at }] as const;
const declined = [
  t.ParticipationDeclined,
  { reason: 'duty', seatReleased: true, declinedAt: at },
] as const;

const participants = async () => (await client.getRetreat({ params: { retreatId } })).participants;

describe('the participants of a retreat', () => {
  it('are unknown until registration has said something', async () => {
    expect(await participants()).toMatchObject({ confirmed: 0, asOf: null });
  });

  it('are counted as registration tells, each event once', async () => {
    const messages = [
      ...tell([nominated]),
      ...tell([nominated, confirmed]),
      ...tell([nominated, confirmed, asked]),
      ...tell([nominated, confirmed, declined]),
      ...tell([nominated, waiting, promoted]),
      ...tell([nominated, waiting]),
    ];
    await running.hear(messages);
    await running.hear(messages);
    await eventually(async () => {
      expect(await participants()).toEqual({
        nominated: 1,
        confirmed: 3,
        reconfirming: 1,
        waitlisted: 1,
        rejected: 0,
        declined: 1,
        substituted: 0,
        cancelled: 0,
        asOf: '2025-10-12T02:00:00.000Z',
      });
    });
  });

  it('warn of a room that is too small for them', async () => {
    const { warnings } = await client.addSession({
      params: { retreatId },
      body: {
        kind: 'lecture',
        title: 'Arah pembangunan',
        startsAt: '2025-11-05T09:15:00+07:00',
        endsAt: '2025-11-05T11:30:00+07:00',
        roomCode: 'kecil',
      },
    });
    expect(warnings).toEqual([
      expect.objectContaining({
        code: 'room-too-small',
        detail: 'The room has 1 seats for 3 participants.',
      }),
    ]);
  });

  it('may be heard of before the retreat itself', async () => {
    const unheardOf = newId();
    await running.hear(tell([nominated, confirmed], unheardOf));
    await running.hear(tell([nominated, confirmed]));
    await eventually(async () => expect(await participants()).toMatchObject({ confirmed: 4 }));
  });
});
