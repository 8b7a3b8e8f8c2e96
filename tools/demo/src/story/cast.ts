import type { CityData, PersonRow, SessionRow } from '../data.js';
import type { Desk, Korsa, StoryTime } from '../korsa.js';

/** A session of the agenda once it has an id. */
export interface PlannedSession extends SessionRow {
  readonly sessionId: string;
  readonly startsAt: string;
  readonly endsAt: string;
}

/** Everything that the scenes of one retreat know of each other. */
export interface Cast {
  readonly data: CityData;
  readonly time: StoryTime;
  /** The agency of the city that plans and follows up. */
  readonly city: Desk;
  /** Who runs the retreat: the province, or the city itself. */
  readonly operator: Desk;
  readonly retreatId: string;
  /** Ids of people by the short name of the data. */
  readonly people: ReadonlyMap<string, string>;
  /** Ids of registrations by the short name of the person. */
  readonly registrations: Map<string, string>;
  sessions: readonly PlannedSession[];
  readonly say: (line: string) => void;
}

/** The desks of a city and of the operator of its retreat. */
export function desksOf(
  korsa: Korsa,
  { retreat }: CityData,
): Pick<Cast, 'city' | 'operator' | 'time'> {
  return {
    time: korsa.time,
    city: korsa.deskOf(`agency-${retreat.cityCode}`, retreat.cityCode),
    operator: korsa.deskOf(`operator-${retreat.operatorCode}`, retreat.operatorCode),
  };
}

/** The id behind a short name. Throws when the story names somebody who is not there. */
export function idOf(ids: ReadonlyMap<string, string>, key: string): string {
  const id = ids.get(key);
  if (!id) throw new Error(`The story knows nobody called ${key}.`);
  return id;
}

export function personOf({ data }: Pick<Cast, 'data'>, key: string): PersonRow {
  const person = data.people.find((row) => row.key === key);
  if (!person) throw new Error(`The data know nobody called ${key}.`);
  return person;
}

/** The session with this title. Throws when there is none. */
export function sessionOf({ sessions }: Pick<Cast, 'sessions'>, title: string): PlannedSession {
  const session = sessions.find((row) => row.title.startsWith(title));
  if (!session) throw new Error(`The agenda has no session called ${title}.`);
  return session;
}
