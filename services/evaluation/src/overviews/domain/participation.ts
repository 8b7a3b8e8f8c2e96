import type {
  presenceStateTopic,
  presenceTopic,
  Received,
  registrationStateTopic,
  registrationTopic,
} from '@korsa/contracts';

type Registration = typeof registrationTopic;
type Presence = typeof presenceTopic;

export type ParticipationFact =
  | Received<Registration['ParticipantNominated']>
  | Received<Registration['RegistrationRejected']>
  | Received<Registration['ParticipationConfirmed']>
  | Received<Registration['ParticipationDeclined']>
  | Received<Registration['RegistrationWaitlisted']>
  | Received<Registration['RegistrationPromoted']>
  | Received<Registration['ReconfirmationRequested']>
  | Received<Registration['ParticipantSubstituted']>
  | Received<Registration['RegistrationCancelled']>
  | Received<(typeof registrationStateTopic)['RegistrationSnapshotted']>
  | Received<Presence['CheckedIn']>
  | Received<Presence['PresenceCorrected']>
  | Received<Presence['AttendanceDecided']>
  | Received<(typeof presenceStateTopic)['PresenceSnapshotted']>;

export type RegistrationState = Received<
  (typeof registrationStateTopic)['RegistrationSnapshotted']
>['data']['status'];

/** What became of one registration, by registration and by attendance; each tells its own part. */
export interface Participation {
  readonly retreatId: string;
  /** Null until registration has been heard. */
  readonly state: RegistrationState | null;
  /** Ids of the sessions attended, sorted. */
  readonly sessions: readonly string[];
  readonly decision: 'met' | 'missed' | null;
}

const stateAfter = {
  ParticipantNominated: 'nominated',
  RegistrationRejected: 'rejected',
  ParticipationConfirmed: 'confirmed',
  ParticipationDeclined: 'declined',
  RegistrationWaitlisted: 'waitlisted',
  RegistrationPromoted: 'confirmed',
  ReconfirmationRequested: 'reconfirming',
  ParticipantSubstituted: 'substituted',
  RegistrationCancelled: 'cancelled',
} as const satisfies Partial<Record<ParticipationFact['name'], RegistrationState>>;

const away: ReadonlySet<string> = new Set(['expected', 'excused', 'absent']);

/** The participation after a fact. What registration and attendance say never touches the same field. */
export function follow(known: Participation | undefined, fact: ParticipationFact): Participation {
  const participation = known ?? unheard(fact.data.retreatId);
  switch (fact.name) {
    case 'CheckedIn':
      return attended(participation, fact.data.sessionId, true);
    case 'PresenceCorrected':
      return attended(participation, fact.data.sessionId, !away.has(fact.data.after.status));
    case 'AttendanceDecided':
      return { ...participation, decision: fact.data.met ? 'met' : 'missed' };
    case 'PresenceSnapshotted':
      return { ...participation, ...presenceOf(fact.data) };
    case 'RegistrationSnapshotted':
      return { ...participation, state: fact.data.status };
    case 'ParticipantNominated':
    case 'RegistrationRejected':
    case 'ParticipationConfirmed':
    case 'ParticipationDeclined':
    case 'RegistrationWaitlisted':
    case 'RegistrationPromoted':
    case 'ReconfirmationRequested':
    case 'ParticipantSubstituted':
    case 'RegistrationCancelled':
      return { ...participation, state: stateAfter[fact.name] };
  }
}

function unheard(retreatId: string): Participation {
  return { retreatId, state: null, sessions: [], decision: null };
}

function attended(
  participation: Participation,
  sessionId: string,
  wasThere: boolean,
): Participation {
  const others = participation.sessions.filter((id) => id !== sessionId);
  return { ...participation, sessions: wasThere ? [...others, sessionId].sort() : others };
}

function presenceOf({
  sessions,
  decision,
}: Received<(typeof presenceStateTopic)['PresenceSnapshotted']>['data']) {
  const there = sessions.filter(({ arrival }) => arrival !== null);
  return {
    sessions: there.map(({ sessionId }) => sessionId).sort(),
    decision: decision && (decision.met ? ('met' as const) : ('missed' as const)),
  };
}
