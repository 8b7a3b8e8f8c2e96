import type { Session, SessionKind } from '@korsa/contracts';
import { minutesBetween, type Instant } from '@korsa/domain';

/** 1 JP is 45 minutes (PerLAN 5/2018, secondary source). */
const minutesPerJp = 45;

export type Rounding = 'floor' | 'nearest' | 'tenth';

/** How JP are planned. No text at hand fixes rounding or kinds, so both are settings. */
export interface JpPolicy {
  readonly rounding: Rounding;
  readonly creditedKinds: readonly SessionKind[];
}

const round: Readonly<Record<Rounding, (jp: number) => number>> = {
  floor: Math.floor,
  nearest: Math.round,
  tenth: (jp) => Math.round(jp * 10) / 10,
};

/** JP that a session of this kind and length is planned to give; kinds without credit give 0. */
export function plannedJp(
  kind: SessionKind,
  startsAt: Instant,
  endsAt: Instant,
  { rounding, creditedKinds }: JpPolicy,
): number {
  if (!creditedKinds.includes(kind)) return 0;
  return round[rounding](minutesBetween(startsAt, endsAt) / minutesPerJp);
}

/** Added in tenths, because 0.1 + 0.2 is not 0.3. */
export function totalJp(sessions: readonly Pick<Session, 'plannedJp'>[]): number {
  return sessions.reduce((sum, { plannedJp }) => sum + Math.round(plannedJp * 10), 0) / 10;
}
