import type { InstrumentRef, SurveyLevel } from '@korsa/contracts';
import {
  addDays,
  Aggregates,
  requireUnbroken,
  type DomainError,
  type Instant,
} from '@korsa/domain';
import {
  InstrumentOfAnotherLevel,
  WaveNotOpen,
  WaveTwice,
  WaveUnknown,
} from './responses.errors.js';
import { addUp, type Tally } from './tallies.js';

export interface PlannedWave {
  readonly level: SurveyLevel;
  readonly afterDays: number;
  readonly openDays: number;
  readonly instrument: InstrumentRef;
}

/** A wave that somebody asks for, and what its instrument asks about. */
export interface ProposedWave extends PlannedWave {
  readonly asksAbout: SurveyLevel;
}

export interface Wave extends PlannedWave {
  readonly wave: string;
  readonly basis: 'assumption' | 'set';
  readonly status: 'planned' | 'open' | 'closed';
  readonly dueAt: Instant | null;
  readonly openedAt: Instant | null;
  readonly closesAt: Instant | null;
  readonly closedAt: Instant | null;
  /** Turns respondents into digests while the wave is open; destroyed when it closes. */
  readonly respondentKey: string | null;
  readonly responses: number;
  readonly tallies: readonly Tally[];
}

/** When a retreat is evaluated, and the answers so far. Private to this service: Assessment tells the results. */
export interface WavePlan {
  /** The retreat id. */
  readonly id: string;
  readonly cityCode: string;
  readonly retreatClosedAt: Instant | null;
  /** When the next wave is to be opened or closed; null when nothing is due. */
  readonly nextAt: Instant | null;
  readonly waves: readonly Wave[];
}

export abstract class WavePlans extends Aggregates<WavePlan> {}

export function waveCode({ level, afterDays }: Pick<PlannedWave, 'level' | 'afterDays'>): string {
  return `${level}-d${afterDays}`;
}

export function defaultPlan(
  owner: Pick<WavePlan, 'id' | 'cityCode'>,
  waves: readonly PlannedWave[],
): WavePlan {
  return withWaves(
    { ...owner, retreatClosedAt: null, nextAt: null, waves: [] },
    waves.map((wave) => plannedWave(wave, 'assumption', null)),
  );
}

/** Replaces what is not open yet. Throws InstrumentOfAnotherLevel or WaveTwice, all of them at once. */
export function replan(plan: WavePlan, proposed: readonly ProposedWave[]): WavePlan {
  requireUnbroken(brokenRules(proposed));
  const begun = plan.waves.filter(({ status }) => status !== 'planned');
  const next = proposed
    .map((wave) => plannedWave(wave, 'set', plan.retreatClosedAt))
    .filter(({ wave }) => !begun.some((other) => other.wave === wave));
  return withWaves(plan, [...begun, ...next]);
}

/** The retreat is over: from now on the waves have a day. */
export function schedule(plan: WavePlan, retreatClosedAt: Instant): WavePlan {
  const waves = plan.waves.map((wave) =>
    wave.status === 'planned' ? { ...wave, dueAt: addDays(retreatClosedAt, wave.afterDays) } : wave,
  );
  return withWaves({ ...plan, retreatClosedAt }, waves);
}

/** Opens every wave that is due; each has its whole time to answer, also when it opens late. */
export function openDue(plan: WavePlan, at: Instant, respondentKey: string): WavePlan {
  const waves = plan.waves.map((wave): Wave => {
    if (wave.status !== 'planned' || wave.dueAt === null || wave.dueAt > at) return wave;
    const closesAt = addDays(at, wave.openDays);
    return { ...wave, status: 'open', openedAt: at, closesAt, respondentKey };
  });
  return withWaves(plan, waves);
}

/** Waves whose last day is over. */
export function overdue(plan: WavePlan, at: Instant): Wave[] {
  return plan.waves.filter(
    ({ status, closesAt }) => status === 'open' && closesAt !== null && closesAt <= at,
  );
}

/** Throws WaveUnknown or WaveNotOpen. */
export function openWaveOf(
  plan: WavePlan,
  code: string,
): Wave & { readonly respondentKey: string } {
  const wave = waveOf(plan, code);
  if (wave.status !== 'open' || wave.respondentKey === null) {
    throw new WaveNotOpen(code, wave.status);
  }
  return { ...wave, respondentKey: wave.respondentKey };
}

/** Throws WaveUnknown. */
export function waveOf(plan: WavePlan, code: string): Wave {
  const wave = plan.waves.find((other) => other.wave === code);
  if (!wave) throw new WaveUnknown(code);
  return wave;
}

/** Takes no more answers and forgets how respondents were told apart. Throws WaveUnknown or WaveNotOpen. */
export function close(plan: WavePlan, code: string, at: Instant): WavePlan {
  const { wave: open } = openWaveOf(plan, code);
  return withWaves(
    plan,
    plan.waves.map((wave) =>
      wave.wave === open
        ? { ...wave, status: 'closed' as const, closedAt: at, respondentKey: null }
        : wave,
    ),
  );
}

/** Throws WaveUnknown or WaveNotOpen. */
export function count(plan: WavePlan, code: string, answered: readonly Tally[]): WavePlan {
  const { wave: open } = openWaveOf(plan, code);
  return withWaves(
    plan,
    plan.waves.map((wave) =>
      wave.wave === open
        ? { ...wave, responses: wave.responses + 1, tallies: addUp(wave.tallies, answered) }
        : wave,
    ),
  );
}

function brokenRules(proposed: readonly ProposedWave[]): DomainError[] {
  const codes = proposed.map(waveCode);
  return proposed.flatMap((wave, at) => [
    ...(wave.asksAbout === wave.level
      ? []
      : [new InstrumentOfAnotherLevel(wave.instrument.code, wave.level, at)]),
    ...(codes.indexOf(waveCode(wave)) === at ? [] : [new WaveTwice(waveCode(wave), at)]),
  ]);
}

function plannedWave(
  { level, afterDays, openDays, instrument }: PlannedWave,
  basis: Wave['basis'],
  retreatClosedAt: Instant | null,
): Wave {
  return {
    wave: waveCode({ level, afterDays }),
    level,
    afterDays,
    openDays,
    instrument,
    basis,
    status: 'planned',
    dueAt: retreatClosedAt && addDays(retreatClosedAt, afterDays),
    openedAt: null,
    closesAt: null,
    closedAt: null,
    respondentKey: null,
    responses: 0,
    tallies: [],
  };
}

function withWaves(plan: WavePlan, waves: readonly Wave[]): WavePlan {
  const moments = waves.flatMap(({ status, dueAt, closesAt }) => {
    const at = status === 'planned' ? dueAt : status === 'open' ? closesAt : null;
    return at === null ? [] : [at];
  });
  return { ...plan, waves, nextAt: moments.sort()[0] ?? null };
}
