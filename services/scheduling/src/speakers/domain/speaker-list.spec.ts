import { describe, expect, it } from '@jest/globals';
import { aSpeaker, october, speakerId } from '../../../test/builders.js';
import {
  SpeakerAlreadyConfirmed,
  SpeakerAlreadyDeclined,
  SpeakerAlreadyInvited,
  SpeakerListFull,
  SpeakerNotInvited,
  SpeakerUnknown,
} from './speaker.errors.js';
import {
  confirm,
  decline,
  inviteAnother,
  inviteFor,
  openSlot,
  replace,
  slotsOf,
} from './speaker-list.js';

const mendagri = { office: 'Menteri Dalam Negeri', institution: 'Kementerian Dalam Negeri' };
const third = openSlot(speakerId(3), ['central', 'provincial']);
const list = [aSpeaker(), third];

describe('an open place', () => {
  it('is told as planned until somebody is invited', () => {
    expect(slotsOf(list)).toEqual([
      { speakerId: speakerId(3), expectedFrom: ['central', 'provincial'] },
    ]);
    const { state, events } = inviteFor(list, speakerId(3), mendagri, october);
    expect(slotsOf(state)).toEqual([]);
    expect(state[1]).toMatchObject({ status: 'invited', office: mendagri });
    expect(events).toEqual([
      {
        type: 'SpeakerInvited',
        data: { speakerId: speakerId(3), ...mendagri, invitedAt: october },
      },
    ]);
  });

  it('cannot answer, and cannot be replaced', () => {
    expect(() => confirm(list, speakerId(3), october)).toThrow(SpeakerNotInvited);
    expect(() => decline(list, speakerId(3), 'x', october)).toThrow(SpeakerNotInvited);
    expect(() => replace(list, speakerId(3), mendagri, 'x', october)).toThrow(SpeakerNotInvited);
  });
});

describe('inviting', () => {
  it('adds a place at the end when none was planned', () => {
    const { state } = inviteAnother(list, speakerId(4), mendagri, october);
    expect(state.at(-1)).toEqual({
      speakerId: speakerId(4),
      status: 'invited',
      office: mendagri,
      expectedFrom: [],
      replaced: [],
    });
  });

  it('refuses a place that is not open, an unknown one, and the 101st', () => {
    const full = Array.from({ length: 100 }, (_, n) => openSlot(speakerId(n), []));
    expect(() => inviteFor(list, speakerId(1), mendagri, october)).toThrow(SpeakerAlreadyInvited);
    expect(() => inviteFor(list, speakerId(9), mendagri, october)).toThrow(SpeakerUnknown);
    expect(() => inviteAnother(full, speakerId(101), mendagri, october)).toThrow(SpeakerListFull);
  });
});

describe('an answer', () => {
  it('confirms once', () => {
    const { state, events } = confirm(list, speakerId(1), october);
    expect(state[0]?.status).toBe('confirmed');
    expect(events).toEqual([
      {
        type: 'SpeakerConfirmed',
        data: { speakerId: speakerId(1), ...aSpeaker().office, confirmedAt: october },
      },
    ]);
    expect(() => confirm(state, speakerId(1), october)).toThrow(SpeakerAlreadyConfirmed);
  });

  it('may be a no, also after a yes, and then stands', () => {
    const { state } = decline([aSpeaker({ status: 'confirmed' })], speakerId(1), 'dinas', october);
    expect(state[0]?.status).toBe('declined');
    expect(() => confirm(state, speakerId(1), october)).toThrow(SpeakerAlreadyDeclined);
    expect(() => decline(state, speakerId(1), 'x', october)).toThrow(SpeakerAlreadyDeclined);
  });
});

describe('a replacement', () => {
  it.each(['invited', 'confirmed', 'declined'] as const)(
    'of a speaker who is %s keeps the place and has yet to confirm',
    (status) => {
      const { state, events } = replace(
        [aSpeaker({ status })],
        speakerId(1),
        mendagri,
        'berhalangan',
        october,
      );
      const from = aSpeaker().office;
      expect(state).toEqual([
        aSpeaker({
          status: 'invited',
          office: mendagri,
          replaced: [{ ...(from ?? mendagri), reason: 'berhalangan' }],
        }),
      ]);
      expect(events).toEqual([
        {
          type: 'SpeakerReplaced',
          data: {
            speakerId: speakerId(1),
            ...mendagri,
            from,
            reason: 'berhalangan',
            replacedAt: october,
          },
        },
      ]);
    },
  );
});
