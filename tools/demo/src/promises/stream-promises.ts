import type { PersonRow } from '../data.js';
import { checkEach, type CheckedPromise } from './promise.js';
import { distinctEvents, eventOf, type StreamEvent, type StreamRecord } from './record.js';

/** What the streams alone must show. */
export function streamPromises(
  records: readonly StreamRecord[],
  people: readonly PersonRow[],
): CheckedPromise[] {
  const valid = readable(records);
  if (valid.violations > 0) return [valid];
  const events = distinctEvents(records);
  return [
    valid,
    gapFree(events),
    onePlace(records),
    singleEffects(events),
    ownCity(events),
    noPerson(records, people),
  ];
}

/** Every record fits the contract of its topic. */
export function readable(records: readonly StreamRecord[]): CheckedPromise {
  return checkEach('every record is a valid event of its topic', records, unreadable);
}

function unreadable(record: StreamRecord): string | undefined {
  try {
    eventOf(record);
    return undefined;
  } catch (error) {
    return `${record.topic}/${record.partition}: ${error instanceof Error ? error.message : String(error)}`;
  }
}

/** Per aggregate the sequence runs 1, 2, 3 … in the order of the topic. */
export function gapFree(events: readonly StreamEvent[]): CheckedPromise {
  const last = new Map<string, number>();
  return checkEach(
    'events of an aggregate are in order and without a gap',
    events,
    ({ topic, subject, sequence }) => {
      const key = `${topic} ${subject}`;
      const before = last.get(key) ?? 0;
      last.set(key, sequence);
      return sequence === before + 1 ? undefined : `${key}: ${sequence} follows ${before}`;
    },
  );
}

/** A key never changes its partition. */
export function onePlace(records: readonly StreamRecord[]): CheckedPromise {
  const places = new Map<string, number>();
  return checkEach('a key stays in its partition', records, ({ topic, key, partition }) => {
    const place = places.get(`${topic} ${key}`) ?? partition;
    places.set(`${topic} ${key}`, place);
    return place === partition
      ? undefined
      : `${topic} ${key}: partitions ${place} and ${partition}`;
  });
}

/** Facts that may be told once only; a second one would be the double effect of a redelivery. */
const once: Readonly<Record<string, (event: StreamEvent) => string>> = {
  ParticipantNominated: ({ subject }) => subject,
  PersonEnrolled: ({ subject }) => subject,
  WorkUnitRegistered: ({ subject }) => subject,
  RetreatAnnounced: ({ subject }) => subject,
  RetreatClosed: ({ subject }) => subject,
  CheckedIn: ({ subject, data }) => `${subject} ${String(data['sessionId'])}`,
  AttendanceDecided: ({ subject }) => subject,
  CreditPosted: ({ data }) => String(data['registrationId']),
  CertificateIssued: ({ data }) => String(data['registrationId']),
  EvaluationOpened: ({ subject, data }) => `${subject} ${String(data['wave'])}`,
  EvaluationClosed: ({ subject, data }) => `${subject} ${String(data['wave'])}`,
  ActionPlanCommitted: ({ subject }) => subject,
};

function singleEffects(events: readonly StreamEvent[]): CheckedPromise {
  const told = new Set<string>();
  const relevant = events.filter(({ name }) => name in once);
  return checkEach('no effect happened twice', relevant, (event) => {
    const fact = `${event.name} ${once[event.name]?.(event)}`;
    if (told.has(fact)) return fact;
    told.add(fact);
    return undefined;
  });
}

/** A unit carries the code of its city; an event about it must not travel under another one. */
function ownCity(events: readonly StreamEvent[]): CheckedPromise {
  return checkEach(
    'every event belongs to one city',
    events,
    ({ topic, subject, cityCode, data }) => {
      const units = [subject, data['unitCode']].filter(
        (code): code is string => typeof code === 'string' && /^\d{2}\.\d{2}\./.test(code),
      );
      const foreign = units.find((code) => !code.startsWith(`${cityCode}.`));
      if (!/^\d{2}\.\d{2}$/.test(cityCode)) return `${topic} ${subject}: no city code`;
      return foreign ? `${topic} ${subject}: ${foreign} under ${cityCode}` : undefined;
    },
  );
}

/** Eighteen digits that begin with a year of birth; the decimals of a number are none. */
const nipLike = /(?<![\d.-])(?:19|20)\d{16}(?![\d-])/;

/** No name, no NIP, nothing that looks like one: in keys, headers and values of every record. */
function noPerson(records: readonly StreamRecord[], people: readonly PersonRow[]): CheckedPromise {
  const names = people.map(({ fullName }) => fullName.toLowerCase());
  const nips = people.flatMap(({ nip }) => (nip ? [nip] : []));
  return checkEach(
    'no name and no NIP is on the streams',
    records,
    ({ topic, partition, key, headers, value }) => {
      const text = `${key} ${JSON.stringify(headers)} ${value}`.toLowerCase();
      const found =
        names.some((name) => text.includes(name)) || nips.some((nip) => text.includes(nip));
      return found || nipLike.test(text) ? `${topic}/${partition} ${key}` : undefined;
    },
  );
}
