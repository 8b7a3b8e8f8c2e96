import { describe, expect, it } from '@jest/globals';
import {
  presenceStateTopic,
  presenceTopic,
  registrationStateTopic,
  registrationTopic,
  type EventDefinition,
} from '@korsa/contracts';
import { documentsOf, type ToldRecord } from '@korsa/eventing';
import { nameId } from '@korsa/store';
import { sampleEvent } from '@korsa/testing';
import fc from 'fast-check';
import { idOf, retreatId } from '../../../test/builders.js';
import { tell, type Step } from '../../../test/neighbours.js';
import type { Participation } from '../domain/participation.js';
import { participations } from './participations.projection.js';

const id = idOf('registration', 1);
const sessions = ['a', 'b', 'c'].map((name) => nameId('session', name));
const hearing = (records: readonly ToldRecord[]) => documentsOf(participations, records).get(id);
const seat = { retreatId, personId: idOf('person', 1) };

/** One thing that happens, and how things stand after it. */
interface Happening {
  readonly step: Step;
  readonly after: (before: Participation) => Participation;
}

const states = [
  [registrationTopic.ParticipantNominated, 'nominated'],
  [registrationTopic.RegistrationRejected, 'rejected'],
  [registrationTopic.ParticipationConfirmed, 'confirmed'],
  [registrationTopic.ParticipationDeclined, 'declined'],
  [registrationTopic.RegistrationWaitlisted, 'waitlisted'],
  [registrationTopic.RegistrationPromoted, 'confirmed'],
  [registrationTopic.ReconfirmationRequested, 'reconfirming'],
  [registrationTopic.ParticipantSubstituted, 'substituted'],
  [registrationTopic.RegistrationCancelled, 'cancelled'],
] as const;

const registered = fc.constantFrom(...states).map(([definition, state]): Happening => ({
  step: [definition, seat],
  after: (before) => ({ ...before, state }),
}));

const wasThere =
  (sessionId: string) =>
  (before: Participation): Participation => ({
    ...before,
    sessions: [...new Set([...before.sessions, sessionId])].sort(),
  });
const wasAway =
  (sessionId: string) =>
  (before: Participation): Participation => ({
    ...before,
    sessions: before.sessions.filter((one) => one !== sessionId),
  });

const seen = fc.oneof(
  fc.constantFrom(...sessions).map((sessionId): Happening => ({
    step: [presenceTopic.CheckedIn, { retreatId, sessionId }],
    after: wasThere(sessionId),
  })),
  fc
    .tuple(fc.constantFrom(...sessions), fc.constantFrom('present', 'late', 'absent', 'excused'))
    .map(([sessionId, status]): Happening => ({
      step: [
        presenceTopic.PresenceCorrected,
        { retreatId, sessionId, after: { status, lateMinutes: 0 } },
      ],
      after: status === 'present' || status === 'late' ? wasThere(sessionId) : wasAway(sessionId),
    })),
  fc.boolean().map((met): Happening => ({
    step: [presenceTopic.AttendanceDecided, { retreatId, met }],
    after: (before) => ({ ...before, decision: met ? 'met' : 'missed' }),
  })),
  // Of no interest here, and still counted in the sequence.
  fc.constant<Happening>({
    step: [presenceTopic.CheckedOut, { retreatId, sessionId: sessions[0] }],
    after: (before) => before,
  }),
);

const nothing: Participation = { retreatId, state: null, sessions: [], decision: null };

/** The events of a source with the snapshot after each of them; those before `lost` are not in the topic any more. */
function history(
  happenings: readonly Happening[],
  snapshotOf: (at: Participation) => readonly [EventDefinition, object],
) {
  const events = tell('33.71', id, ...happenings.map(({ step }) => step));
  let standing = nothing;
  const snapshots = happenings.map(({ after }, at) => {
    standing = after(standing);
    const [definition, data] = snapshotOf(standing);
    const sample = sampleEvent(definition).data as object;
    const [told] = tell('33.71', id, [definition, { ...sample, ...data }]);
    return told ? [{ ...told, message: withSequence(told.message, at + 1) }] : [];
  });
  return { events, snapshots: snapshots.flat(), standing };
}

function withSequence(message: ToldRecord['message'], sequence: number): ToldRecord['message'] {
  const text = String(sequence).padStart(12, '0');
  return { ...message, headers: { ...message.headers, ce_sequence: text } };
}

const ofRegistration = ({ state }: Participation) =>
  [registrationStateTopic.RegistrationSnapshotted, { ...seat, status: state }] as const;
const arrival = { gateId: null, method: 'manual', lateMinutes: 0, punctuality: 'on-time' } as const;
const ofPresence = (standing: Participation) =>
  [
    presenceStateTopic.PresenceSnapshotted,
    {
      retreatId,
      sessions: sessions.map((sessionId) => ({
        sessionId,
        arrival: standing.sessions.includes(sessionId)
          ? {
              ...arrival,
              scannedAt: '2025-11-05T01:00:00.000Z',
              receivedAt: '2025-11-05T01:00:00.000Z',
            }
          : null,
        departure: null,
        excused: false,
      })),
      decision: standing.decision && {
        ...sampleEvent(presenceTopic.AttendanceDecided).data,
        met: standing.decision === 'met',
      },
    },
  ] as const;

/** What can be heard of a source whose first `lost` events are gone: a snapshot that covers them, more, and repeats. */
const audible = (source: ReturnType<typeof history>) =>
  fc
    .record({
      lost: fc.nat({ max: source.events.length }),
      covering: fc.nat(),
      more: fc.array(fc.nat(), { maxLength: 3 }),
    })
    .map(({ lost, covering, more }) => {
      const { events, snapshots } = source;
      const enough =
        lost === 0 ? [] : [snapshots[lost - 1 + (covering % (events.length - lost + 1))]];
      const all = [
        ...events.slice(lost),
        ...enough,
        ...more.map((at) => snapshots[at % snapshots.length]),
      ];
      return all.flatMap((one) => (one ? [one] : []));
    });

const telling = fc
  .record({
    registration: fc.array(registered, { minLength: 1, maxLength: 8 }),
    presence: fc.array(seen, { minLength: 1, maxLength: 10 }),
  })
  .chain(({ registration, presence }) => {
    const sources = [history(registration, ofRegistration), history(presence, ofPresence)] as const;
    return fc
      .tuple(audible(sources[0]), audible(sources[1]), fc.nat(), fc.constant(sources))
      .chain(([first, second, repeated]) => {
        const once = [...first, ...second];
        const again = once[repeated % once.length];
        const all = again ? [...once, again] : once;
        return fc.record({
          heard: fc.shuffledSubarray(all, { minLength: all.length, maxLength: all.length }),
          expected: fc.constant({
            ...sources[1].standing,
            state: sources[0].standing.state,
          }),
        });
      });
  });

describe('a participation', () => {
  it('comes to the same from any rest of the history with snapshots, in any order', () => {
    fc.assert(
      fc.property(telling, ({ heard, expected }) => {
        const { held, state } = hearing(heard) ?? {};
        expect(held).toBeUndefined();
        expect(state).toEqual(expected);
      }),
      { numRuns: 500 },
    );
  });

  it('waits for the beginning when its topic has forgotten it', () => {
    const told = tell(
      '33.71',
      id,
      [registrationTopic.ParticipantNominated, seat],
      [registrationTopic.ParticipationConfirmed, seat],
    );
    expect(hearing(told.slice(1))).toMatchObject({ held: [{ sequence: 2 }] });
  });
});
