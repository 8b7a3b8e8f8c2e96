import type { Participation, RegistrationState } from './participation.js';

/** How many participations of a retreat are alike. */
export interface ParticipationCount {
  readonly retreatId: string;
  readonly state: RegistrationState | null;
  readonly came: boolean;
  readonly decision: Participation['decision'];
  readonly count: number;
}

/** What the participations of a retreat come to. Presence and decisions are those of registrations with a seat. */
export interface Standing {
  readonly registrations: Readonly<Partial<Record<RegistrationState, number>>>;
  readonly seated: number;
  readonly presence: { readonly came: number; readonly notYet: number };
  readonly decisions: { readonly met: number; readonly missed: number; readonly open: number };
}

/** Whether a seat is held; while the retreat has moved and the answer is awaited it is kept. */
function holdsSeat({ state }: ParticipationCount): boolean {
  return state === 'confirmed' || state === 'reconfirming';
}

export function standingOf(counts: readonly ParticipationCount[]): Standing {
  const registrations: Partial<Record<RegistrationState, number>> = {};
  for (const { state, count } of counts) {
    if (state) registrations[state] = (registrations[state] ?? 0) + count;
  }
  const seated = counts.filter(holdsSeat);
  const sum = (fits: (one: ParticipationCount) => boolean): number =>
    seated.filter(fits).reduce((total, { count }) => total + count, 0);
  return {
    registrations,
    seated: sum(() => true),
    presence: { came: sum(({ came }) => came), notYet: sum(({ came }) => !came) },
    decisions: {
      met: sum(({ decision }) => decision === 'met'),
      missed: sum(({ decision }) => decision === 'missed'),
      open: sum(({ decision }) => decision === null),
    },
  };
}
