import { checkEach, type CheckedPromise, type StreamEvent, type StreamRecord } from '@korsa/demo';
import { nameOf, type Operation } from '../operations.js';

/** What tells two facts of one aggregate apart, besides their type. */
const places = ['sessionId', 'registrationId', 'speakerId', 'wave'];

/** Promise 2: one command has each of its effects once, here and in every service that heard of it. */
export function effectsHappenOnce(
  operations: readonly Operation[],
  events: readonly StreamEvent[],
): CheckedPromise {
  const names = new Map(operations.map((operation) => [operation.first.key, nameOf(operation)]));
  const caused = Map.groupBy(events, ({ correlationId }) => correlationId);
  return checkEach('2 no command has an effect twice', caused, ([key, own]) => {
    const told = new Set<string>();
    const again = own.find((event) => {
      const fact = factOf(event);
      return told.has(fact) || void told.add(fact);
    });
    return again && `${names.get(key) ?? key}: ${factOf(again)} twice`;
  });
}

function factOf({ topic, name, subject, data }: StreamEvent): string {
  const place = places.map((field) => data[field]).filter((value) => value !== undefined);
  return [topic, name, subject, ...place].map(String).join(' ');
}

/** Promise 2: a definite no has no effect. */
export function refusedHasNoEffect(
  operations: readonly Operation[],
  events: readonly StreamEvent[],
): CheckedPromise {
  const caused = Map.groupBy(events, ({ correlationId }) => correlationId);
  const refused = operations.filter(
    ({ acknowledged, refused, misuse }) =>
      refused.length > 0 && acknowledged.length === 0 && !misuse,
  );
  return checkEach('2 a refused command has no effect', refused, (operation) => {
    const [event] = caused.get(operation.first.key) ?? [];
    return event && `${nameOf(operation)} led to ${event.name} of ${event.subject}`;
  });
}

/** Promise 2: an event that is delivered again is the same event. */
export function idsAreUnique(records: readonly StreamRecord[]): CheckedPromise {
  const byId = Map.groupBy(records, ({ headers }) => headers['ce_id'] ?? '');
  return checkEach('2 an event id means one event', byId, ([id, same]) => {
    const contents = new Set(same.map(contentOf));
    return contents.size === 1 ? undefined : `${id} has ${contents.size} contents`;
  });
}

/** Without the place in the log. */
function contentOf({ topic, partition, key, headers, value }: StreamRecord): string {
  return JSON.stringify([topic, partition, key, headers, value]);
}
