import type { DemoReport, RetreatFigures } from '../report/figures.js';
import { checkEach, type CheckedPromise } from './promise.js';
import { statusAfter } from './registration-status.js';
import { distinctEvents, type StreamEvent, type StreamRecord } from './record.js';

/** What the services say over HTTP must be what the streams tell. */
export function httpPromises(
  records: readonly StreamRecord[],
  { retreats, rollups }: Pick<DemoReport, 'retreats' | 'rollups'>,
): CheckedPromise[] {
  const events = distinctEvents(records);
  return [
    checkEach(
      'counts over HTTP equal counts on the streams',
      comparisons(events, retreats),
      differs,
    ),
    checkEach('a roll-up holds exactly the cities of its area', rollupRows(rollups), outside),
  ];
}

interface Comparison {
  readonly what: string;
  readonly http: unknown;
  readonly streams: unknown;
}

function comparisons(
  events: readonly StreamEvent[],
  retreats: readonly RetreatFigures[],
): Comparison[] {
  return retreats.flatMap((retreat) => {
    const own = events.filter(
      ({ subject, data }) =>
        subject === retreat.retreatId || data['retreatId'] === retreat.retreatId,
    );
    const count = (name: string, extra: (event: StreamEvent) => boolean = () => true) =>
      own.filter((event) => event.name === name && extra(event)).length;
    const plans = new Set(
      own.filter(({ name }) => name === 'ActionPlanCommitted').map(({ subject }) => subject),
    );
    const outcome = (wanted: string) =>
      count('CertificateIssued', ({ data }) => data['outcome'] === wanted);
    return [
      { what: 'registrations', http: retreat.registrations, streams: statuses(own) },
      {
        what: 'completed certificates',
        http: retreat.certificates.completed,
        streams: outcome('completed'),
      },
      {
        what: 'attended certificates',
        http: retreat.certificates.attended,
        streams: outcome('attended'),
      },
      { what: 'check-ins', http: retreat.checkedIn, streams: count('CheckedIn') },
      { what: 'action plans', http: retreat.actionPlans, streams: plans.size },
      { what: 'earned JP', http: retreat.earnedJp, streams: earnedJp(own) },
    ].map((row) => ({ ...row, what: `${row.what} of ${retreat.cityCode}` }));
  });
}

function statuses(events: readonly StreamEvent[]): Record<string, number> {
  const last = new Map<string, string>();
  for (const { name, subject } of events) {
    const state = statusAfter[name];
    if (state) last.set(subject, state);
  }
  const counts: Record<string, number> = {};
  for (const state of last.values()) counts[state] = (counts[state] ?? 0) + 1;
  return counts;
}

function earnedJp(events: readonly StreamEvent[]): number {
  const last = new Map(
    events
      .filter(({ name }) => name === 'AttendanceDecided')
      .map(({ subject, data }) => [subject, data['earnedJp']]),
  );
  return [...last.values()].reduce<number>((sum, jp) => sum + Number(jp) * 10, 0) / 10;
}

function differs({ what, http, streams }: Comparison): string | undefined {
  const [a, b] = [sorted(http), sorted(streams)];
  return a === b ? undefined : `${what}: HTTP says ${a}, the streams ${b}`;
}

function sorted(value: unknown): string {
  if (typeof value !== 'object' || value === null) return JSON.stringify(value);
  return JSON.stringify(
    Object.fromEntries(Object.entries(value).sort(([a], [b]) => a.localeCompare(b))),
  );
}

function rollupRows(rollups: DemoReport['rollups']) {
  return Object.entries(rollups).flatMap(([area, { cities }]) =>
    cities.map(({ cityCode }) => ({ area, cityCode })),
  );
}

function outside({ area, cityCode }: { area: string; cityCode: string }): string | undefined {
  return cityCode === area || cityCode.startsWith(`${area}.`)
    ? undefined
    : `${cityCode} in the roll-up of ${area}`;
}
