import { describe, expect, it } from '@jest/globals';
import type { RetreatStatus } from '@korsa/contracts';
import {
  aRetreat,
  october,
  otherVenueId,
  speakerId,
  venueId,
  wib,
} from '../../../test/builders.js';
import { refusal } from '../../../test/refusal.js';
import {
  AgendaNotPublished,
  OperatorWithoutAuthority,
  OutsideRetreatPeriod,
  RetreatAlreadyAnnounced,
  RetreatAlreadyCancelled,
  RetreatAlreadyClosed,
  RetreatAlreadyOpen,
  RetreatNotAnnounced,
  RetreatNotOpen,
  RetreatPeriodOver,
  RetreatPeriodUnchanged,
  RetreatPremisesUnchanged,
  RetreatTooLong,
} from './retreat.errors.js';
import {
  announce,
  cancel,
  close,
  draft,
  open,
  relocate,
  reschedule,
  type Premises,
} from './retreat.js';

const { hostCode, place, timeZone, keeperCode, ...plan } = aRetreat();
const premises: Premises = { hostCode, place, timeZone, keeperCode };
const opening = wib('2025-11-05', '07:30');
const programme = { release: 2, plannedJp: 28 };
const earlier = { firstDay: '2025-11-03', lastDay: '2025-11-06' };
const poltekad: Premises = {
  hostCode: 'poltekad',
  place: { venueId: otherVenueId, name: 'Poltekad', areaCode: '35.79' },
  timeZone: 'Asia/Jakarta',
  keeperCode: '33.71',
};

describe('drafting', () => {
  const { id, cityCode, operatorCode, title, period, objectives } = plan;
  const drafted = { id, cityCode, operatorCode, title, period, objectives };

  it('keeps whose retreat it is, who runs it and whose premises these are apart', () => {
    const slots = [{ speakerId: speakerId(3), expectedFrom: ['central' as const] }];
    const { state, events } = draft(drafted, premises, slots, october);
    expect(state).toMatchObject({ cityCode: '33.71', operatorCode: '33', hostCode: '33' });
    expect(events).toEqual([
      {
        type: 'RetreatDrafted',
        data: {
          title,
          operatorCode,
          hostCode,
          period,
          timeZone,
          place,
          objectives,
          speakerSlots: slots,
          draftedAt: october,
        },
      },
    ]);
  });

  it('refuses an operator that has no authority over the city', () => {
    const malang = { ...drafted, cityCode: '35.73', operatorCode: '33' };
    expect(() => draft(malang, premises, [], october)).toThrow(OperatorWithoutAuthority);
    expect(() => draft({ ...malang, operatorCode: '35.73' }, premises, [], october)).not.toThrow();
  });

  it('refuses more than 31 days', () => {
    const lasting = (lastDay: string) => () =>
      draft({ ...drafted, period: { firstDay: '2025-11-01', lastDay } }, premises, [], october);
    expect(lasting('2025-12-01')).not.toThrow();
    expect(lasting('2025-12-02')).toThrow(RetreatTooLong);
  });
});

describe('announcing', () => {
  it('makes the plan public', () => {
    const { state, events } = announce(aRetreat(), [], october);
    expect(state).toMatchObject({ status: 'announced', announcedAt: october });
    expect(events).toEqual([
      {
        type: 'RetreatAnnounced',
        data: expect.objectContaining({ period: plan.period, place, announcedAt: october }),
      },
    ]);
  });

  it('is possible on the last day and refused after it', () => {
    expect(() => announce(aRetreat(), [], wib('2025-11-07', '23:59'))).not.toThrow();
    expect(() => announce(aRetreat(), [], wib('2025-11-08', '00:00'))).toThrow(RetreatPeriodOver);
  });
});

describe('rescheduling', () => {
  const announced = aRetreat({ status: 'announced' });

  it('tells the old and the new days, and remembers both', () => {
    const { state, events } = reschedule(announced, earlier, 'Agenda wali kota', october);
    const change = { from: plan.period, to: earlier, reason: 'Agenda wali kota' };
    expect(state.period).toEqual(earlier);
    expect(state.reschedulings).toEqual([{ ...change, at: october }]);
    expect(events).toEqual([
      { type: 'RetreatRescheduled', data: { ...change, timeZone, rescheduledAt: october } },
    ]);
  });

  it('refuses the same days, days that are over, and too many', () => {
    const to = (firstDay: string, lastDay: string) => () =>
      reschedule(announced, { firstDay, lastDay }, 'because', october);
    expect(to('2025-11-04', '2025-11-07')).toThrow(RetreatPeriodUnchanged);
    expect(to('2025-10-16', '2025-10-19')).toThrow(RetreatPeriodOver);
    expect(to('2025-11-04', '2026-11-07')).toThrow(RetreatTooLong);
    expect(refusal(to('2024-11-04', '2025-09-07')).problems).toEqual([
      { field: 'period.lastDay', rule: 'lies more than 31 days from the first day' },
      { field: 'period.lastDay', rule: 'must not be before today, 2025-10-20' },
    ]);
  });
});

describe('relocating', () => {
  it('changes place and host, never the city', () => {
    const { state, events } = relocate(aRetreat(), poltekad, 'Kampus terpakai', october);
    expect(state).toMatchObject({ ...poltekad, cityCode: '33.71', operatorCode: '33' });
    expect(state.relocations).toHaveLength(1);
    expect(events).toEqual([
      {
        type: 'RetreatRelocated',
        data: {
          from: { hostCode, place, timeZone },
          to: { hostCode: 'poltekad', place: poltekad.place, timeZone },
          reason: 'Kampus terpakai',
          relocatedAt: october,
        },
      },
    ]);
  });

  it('refuses the venue where it is', () => {
    expect(() => relocate(aRetreat(), premises, 'because', october)).toThrow(
      RetreatPremisesUnchanged,
    );
    expect(premises.place.venueId).toBe(venueId);
  });
});

describe('opening', () => {
  const announced = aRetreat({ status: 'announced' });

  it('tells the programme that applies', () => {
    expect(open(announced, programme, opening).events).toEqual([
      {
        type: 'RetreatOpened',
        data: { period: plan.period, release: 2, plannedJp: 28, openedAt: opening },
      },
    ]);
  });

  it.each([
    ['2025-11-03', '23:59', true],
    ['2025-11-04', '00:00', false],
    ['2025-11-07', '23:59', false],
    ['2025-11-08', '00:00', true],
  ])('at %s %s on the clock of the venue is refused: %s', (day, time, refused) => {
    const attempt = () => open(announced, programme, wib(day, time));
    if (refused) expect(attempt).toThrow(OutsideRetreatPeriod);
    else expect(attempt).not.toThrow();
  });

  it('is refused without a published agenda', () => {
    const nothing = { release: 0, plannedJp: 0 };
    expect(() => open(announced, nothing, opening)).toThrow(AgendaNotPublished);
  });
});

describe('closing', () => {
  it('tells when it was open and what was planned', () => {
    const closing = wib('2025-11-07', '14:00');
    const retreat = aRetreat({ status: 'open', openedAt: opening });
    expect(close(retreat, programme, closing)).toMatchObject({
      state: { status: 'closed', closedAt: closing },
      events: [
        { type: 'RetreatClosed', data: { ...programme, openedAt: opening, closedAt: closing } },
      ],
    });
  });
});

describe('the life of a retreat', () => {
  const steps = {
    announce: (status: RetreatStatus) => announce(aRetreat({ status }), [], october),
    reschedule: (status: RetreatStatus) => reschedule(aRetreat({ status }), earlier, 'x', october),
    relocate: (status: RetreatStatus) => relocate(aRetreat({ status }), poltekad, 'x', october),
    cancel: (status: RetreatStatus) => cancel(aRetreat({ status }), 'x', october),
    open: (status: RetreatStatus) => open(aRetreat({ status }), programme, opening),
    close: (status: RetreatStatus) =>
      close(aRetreat({ status, openedAt: opening }), programme, opening),
  };
  const allowed: Record<keyof typeof steps, readonly RetreatStatus[]> = {
    announce: ['drafted'],
    reschedule: ['drafted', 'announced'],
    relocate: ['drafted', 'announced'],
    cancel: ['drafted', 'announced'],
    open: ['announced'],
    close: ['open'],
  };
  const refusals = {
    drafted: RetreatNotAnnounced,
    announced: RetreatAlreadyAnnounced,
    open: RetreatAlreadyOpen,
    closed: RetreatAlreadyClosed,
    cancelled: RetreatAlreadyCancelled,
  };
  const names = Object.keys(steps) as (keyof typeof steps)[];
  const statuses = Object.keys(refusals) as RetreatStatus[];

  it.each(names.flatMap((step) => statuses.map((status) => [step, status] as const)))(
    '%s of a retreat that is %s',
    (step, status) => {
      const attempt = () => steps[step](status);
      if (allowed[step].includes(status)) expect(attempt).not.toThrow();
      else if (step === 'close' && status === 'announced') expect(attempt).toThrow(RetreatNotOpen);
      else expect(attempt).toThrow(refusals[status]);
    },
  );
});
