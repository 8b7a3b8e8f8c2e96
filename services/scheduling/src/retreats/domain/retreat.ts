import type {
  EventsOf,
  Objectives,
  Place,
  RetreatPeriod,
  RetreatStatus,
  retreatTopic,
} from '@korsa/contracts';
import {
  covers,
  decide,
  requireUnbroken,
  type Decision,
  type DomainError,
  type Instant,
} from '@korsa/domain';
import { daysBetween, localDay, type Zone } from '../../calendar/venue-time.js';
import {
  AgendaNotPublished,
  OperatorWithoutAuthority,
  OutsideRetreatPeriod,
  RetreatPeriodOver,
  RetreatPeriodUnchanged,
  RetreatPremisesUnchanged,
  RetreatTooLong,
} from './retreat.errors.js';
import { requireStatus } from './status.js';

export type RetreatEvent = EventsOf<typeof retreatTopic>;
type EventData<Type extends RetreatEvent['type']> = Extract<RetreatEvent, { type: Type }>['data'];
type SpeakerSlots = EventData<'RetreatDrafted'>['speakerSlots'];

/** Where a retreat takes place and whose premises these are. */
export interface Premises {
  readonly hostCode: string;
  readonly place: Place;
  readonly timeZone: Zone;
  /** The city that keeps the venue’s book of rooms. */
  readonly keeperCode: string;
}

export interface Rescheduling {
  readonly from: RetreatPeriod;
  readonly to: RetreatPeriod;
  readonly reason: string;
  readonly at: Instant;
}

export interface Relocation {
  readonly from: Premises;
  readonly to: Premises;
  readonly reason: string;
  readonly at: Instant;
}

/** A retreat without its agenda and speakers, which are features of their own. */
export interface RetreatPlan extends Premises {
  readonly id: string;
  readonly cityCode: string;
  readonly operatorCode: string;
  readonly title: string;
  readonly status: RetreatStatus;
  readonly period: RetreatPeriod;
  readonly objectives: Objectives;
  readonly reschedulings: readonly Rescheduling[];
  readonly relocations: readonly Relocation[];
  readonly draftedAt: Instant;
  readonly announcedAt: Instant | null;
  readonly openedAt: Instant | null;
  readonly closedAt: Instant | null;
  readonly cancelledAt: Instant | null;
}

export interface DraftedRetreat {
  readonly id: string;
  readonly cityCode: string;
  readonly operatorCode: string;
  readonly title: string;
  readonly period: RetreatPeriod;
  readonly objectives: Objectives;
}

/** What of the released agenda the opening and the closing tell. */
export interface Programme {
  readonly release: number;
  readonly plannedJp: number;
}

const mostDays = 31;

/** The rules of drafting that the plan breaks by itself, wherever it takes place. */
export function brokenByPlan({
  operatorCode,
  cityCode,
  period,
}: Omit<DraftedRetreat, 'id'>): readonly DomainError[] {
  return [
    ...(covers(operatorCode, cityCode)
      ? []
      : [new OperatorWithoutAuthority(operatorCode, cityCode)]),
    ...brokenByLength(period),
  ];
}

export function draft(
  retreat: DraftedRetreat,
  premises: Premises,
  speakerSlots: SpeakerSlots,
  at: Instant,
): Decision<RetreatPlan, RetreatEvent> {
  requireUnbroken(brokenByPlan(retreat));
  const state: RetreatPlan = {
    ...retreat,
    ...premises,
    status: 'drafted',
    reschedulings: [],
    relocations: [],
    draftedAt: at,
    announcedAt: null,
    openedAt: null,
    closedAt: null,
    cancelledAt: null,
  };
  return decide(state, [
    { type: 'RetreatDrafted', data: { ...factsOf(state), speakerSlots, draftedAt: at } },
  ]);
}

export function announce<R extends RetreatPlan>(
  retreat: R,
  speakerSlots: SpeakerSlots,
  at: Instant,
): Decision<R, RetreatEvent> {
  requireStatus(retreat, 'drafted');
  requireUnbroken(brokenByToday(retreat.period, retreat.timeZone, at));
  return decide({ ...retreat, status: 'announced', announcedAt: at }, [
    { type: 'RetreatAnnounced', data: { ...factsOf(retreat), speakerSlots, announcedAt: at } },
  ]);
}

/** `brokenByAgenda` is what the agenda breaks on these days; it is told together with what the days break themselves. */
export function reschedule<R extends RetreatPlan>(
  retreat: R,
  period: RetreatPeriod,
  reason: string,
  at: Instant,
  brokenByAgenda: readonly DomainError[] = [],
): Decision<R, RetreatEvent> {
  requireStatus(retreat, 'drafted', 'announced');
  const from = retreat.period;
  if (period.firstDay === from.firstDay && period.lastDay === from.lastDay)
    throw new RetreatPeriodUnchanged();
  requireUnbroken([
    ...brokenByLength(period),
    ...brokenByToday(period, retreat.timeZone, at),
    ...brokenByAgenda,
  ]);
  const change = { from, to: period, reason };
  const reschedulings = [...retreat.reschedulings, { ...change, at }];
  const { timeZone } = retreat;
  return decide({ ...retreat, period, reschedulings }, [
    { type: 'RetreatRescheduled', data: { ...change, timeZone, rescheduledAt: at } },
  ]);
}

export function relocate<R extends RetreatPlan>(
  retreat: R,
  premises: Premises,
  reason: string,
  at: Instant,
): Decision<R, RetreatEvent> {
  requireStatus(retreat, 'drafted', 'announced');
  if (retreat.place.venueId === premises.place.venueId) throw new RetreatPremisesUnchanged();
  const { hostCode, place, timeZone, keeperCode } = retreat;
  const from = { hostCode, place, timeZone, keeperCode };
  const relocations = [...retreat.relocations, { from, to: premises, reason, at }];
  return decide({ ...retreat, ...premises, relocations }, [
    {
      type: 'RetreatRelocated',
      data: { from: publicOf(from), to: publicOf(premises), reason, relocatedAt: at },
    },
  ]);
}

export function cancel<R extends RetreatPlan>(
  retreat: R,
  reason: string,
  at: Instant,
): Decision<R, RetreatEvent> {
  requireStatus(retreat, 'drafted', 'announced');
  return decide({ ...retreat, status: 'cancelled', cancelledAt: at }, [
    { type: 'RetreatCancelled', data: { reason, cancelledAt: at } },
  ]);
}

export function open<R extends RetreatPlan>(
  retreat: R,
  programme: Programme,
  at: Instant,
): Decision<R, RetreatEvent> {
  requireStatus(retreat, 'announced');
  const { firstDay, lastDay } = retreat.period;
  const today = localDay(at, retreat.timeZone);
  if (today < firstDay || today > lastDay) throw new OutsideRetreatPeriod(today, firstDay, lastDay);
  if (programme.release === 0) throw new AgendaNotPublished();
  return decide({ ...retreat, status: 'open', openedAt: at }, [
    { type: 'RetreatOpened', data: { period: retreat.period, ...programme, openedAt: at } },
  ]);
}

export function close<R extends RetreatPlan>(
  retreat: R,
  programme: Programme,
  at: Instant,
): Decision<R, RetreatEvent> {
  requireStatus(retreat, 'open');
  const openedAt = retreat.openedAt ?? at;
  return decide({ ...retreat, status: 'closed', closedAt: at }, [
    {
      type: 'RetreatClosed',
      data: { period: retreat.period, ...programme, openedAt, closedAt: at },
    },
  ]);
}

function brokenByLength({ firstDay, lastDay }: RetreatPeriod): DomainError[] {
  const days = daysBetween(firstDay, lastDay) + 1;
  return days > mostDays ? [new RetreatTooLong(days, mostDays)] : [];
}

function brokenByToday({ lastDay }: RetreatPeriod, zone: Zone, at: Instant): DomainError[] {
  const today = localDay(at, zone);
  return lastDay < today ? [new RetreatPeriodOver(lastDay, today)] : [];
}

function publicOf({ hostCode, place, timeZone }: Premises) {
  return { hostCode, place, timeZone };
}

function factsOf(retreat: RetreatPlan) {
  const { title, operatorCode, period, objectives } = retreat;
  return { title, operatorCode, ...publicOf(retreat), period, objectives };
}
