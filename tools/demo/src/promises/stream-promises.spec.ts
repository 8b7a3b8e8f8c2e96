import { describe, expect, it } from '@jest/globals';
import {
  encodeEvent,
  presenceTopic,
  registrationTopic,
  type ReceivedEvent,
} from '@korsa/contracts';
import type { StreamRecord } from './record.js';
import { streamPromises } from './stream-promises.js';

const subject = '0197f3a2-0000-7000-8000-000000000001';
const retreatId = '0197f3a2-0000-7000-8000-000000000002';
const personId = '0197f3a2-0000-7000-8000-000000000003';
const people = [{ fullName: 'Wahyuni Handoko', nip: '196603131996042003' }] as never;

let ids = 0;
function confirmed(sequence: number, changes: Partial<ReceivedEvent> = {}): StreamRecord {
  const data = { retreatId, personId, basis: 'answer', confirmedAt: '2025-05-06T02:00:00.000Z' };
  const event = {
    id: `event-${(ids += 1)}`,
    name: 'ParticipationConfirmed',
    subject,
    sequence,
    time: '2025-05-06T02:00:00.000Z',
    cityCode: '35.73',
    correlationId: 'c',
    causationId: 'd',
    actor: 'agency',
    data,
    ...changes,
  };
  const message = encodeEvent(registrationTopic.ParticipationConfirmed, event);
  return { topic: registrationTopic.name, partition: 0, ...message };
}

function broken(records: readonly StreamRecord[]): string[] {
  return streamPromises(records, people)
    .filter(({ violations }) => violations > 0)
    .map(({ name }) => name);
}

describe('the promises on the streams', () => {
  it('hold for events in order, also when one is delivered twice', () => {
    const [first, second] = [confirmed(1), confirmed(2)];
    expect(broken([first, second, second])).toEqual([]);
  });

  it.each<[string, () => StreamRecord[]]>([
    ['every record is a valid event of its topic', () => [{ ...confirmed(1), value: '{}' }]],
    ['events of an aggregate are in order and without a gap', () => [confirmed(1), confirmed(3)]],
    ['events of an aggregate are in order and without a gap', () => [confirmed(2), confirmed(1)]],
    ['a key stays in its partition', () => [confirmed(1), { ...confirmed(2), partition: 1 }]],
    ['every event belongs to one city', () => [confirmed(1, { cityCode: 'nowhere' })]],
    ['no name and no NIP is on the streams', () => [confirmed(1, { actor: 'Wahyuni Handoko' })]],
    ['no name and no NIP is on the streams', () => [confirmed(1, { actor: '196603131996042003' })]],
    ['no name and no NIP is on the streams', () => [confirmed(1, { actor: '198801012012011005' })]],
  ])('%s, or it is said', (name, records) => {
    expect(broken(records())).toContain(name);
  });

  it('tell a double effect', () => {
    const scan = (sequence: number) =>
      encodeEvent(presenceTopic.CheckedIn, {
        ...{ id: `scan-${sequence}`, name: 'CheckedIn', subject, sequence, cityCode: '35.73' },
        ...{
          time: '2025-05-15T08:00:00.000Z',
          correlationId: 'c',
          causationId: 'd',
          actor: 'gate',
        },
        data: {
          retreatId,
          sessionId: personId,
          gateId: personId,
          method: 'qr',
          scannedAt: '2025-05-15T08:00:00.000Z',
          receivedAt: '2025-05-15T08:00:00.000Z',
          lateMinutes: 0,
          punctuality: 'on-time',
        },
      });
    const records = [scan(1), scan(2)].map((message) => ({
      topic: presenceTopic.name,
      partition: 0,
      ...message,
    }));
    expect(broken(records)).toEqual(['no effect happened twice']);
  });
});
