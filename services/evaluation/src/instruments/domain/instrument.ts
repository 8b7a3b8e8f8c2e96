import type { InstrumentRef, RespondentRole, SurveyLevel } from '@korsa/contracts';
import { Aggregates, decide, type Decision, type Problem } from '@korsa/domain';
import { InstrumentNameReserved, InstrumentUnsound } from './instruments.errors.js';

export interface InstrumentItem {
  readonly item: string;
  readonly aspect: string;
  readonly perSession: boolean;
  readonly text: string;
}

/** Questions, scale and bands. A version never changes: bands differ between instruments, so they belong to it. */
export interface Instrument {
  readonly code: string;
  readonly version: number;
  readonly level: SurveyLevel;
  readonly scale: { readonly min: number; readonly max: number };
  readonly respondents: readonly RespondentRole[];
  readonly items: readonly InstrumentItem[];
  readonly bands: readonly { readonly from: number; readonly name: string }[];
  readonly shipped: boolean;
}

/** The versions of an instrument that a city published. */
export interface CityInstrument {
  readonly id: string;
  readonly cityCode: string;
  readonly code: string;
  readonly versions: readonly Instrument[];
}

export abstract class CityInstruments extends Aggregates<CityInstrument> {}

export type InstrumentDraft = Omit<Instrument, 'code' | 'version' | 'shipped'>;

export function publish(
  known: CityInstrument | undefined,
  { id, cityCode, code }: Pick<CityInstrument, 'id' | 'cityCode' | 'code'>,
  draft: InstrumentDraft,
): Decision<CityInstrument> {
  if (code.endsWith(reservedEnding)) throw new InstrumentNameReserved(code);
  const problems = problemsOf(draft);
  if (problems.length > 0) throw new InstrumentUnsound(problems);
  const versions = known?.versions ?? [];
  const instrument = { ...draft, code, version: versions.length + 1, shipped: false };
  return decide({ id, cityCode, code, versions: [...versions, instrument] }, []);
}

const reservedEnding = '-default';

/** The version that a reference names, undefined when there is none. */
export function versionOf(
  versions: readonly Instrument[],
  { code, version }: InstrumentRef,
): Instrument | undefined {
  return versions.find((instrument) => instrument.code === code && instrument.version === version);
}

/** The band of a mean: the last one that starts at or below it. */
export function bandOf({ bands }: Instrument, mean: number): string {
  return (bands.findLast(({ from }) => from <= mean) ?? bands[0])?.name ?? '';
}

function problemsOf({ scale, items, bands }: InstrumentDraft): Problem[] {
  const names = items.map(({ item }) => item);
  const aspects = new Map<string, boolean>();
  const mixed = items.filter(({ aspect, perSession }) => {
    const first = aspects.get(aspect) ?? perSession;
    aspects.set(aspect, first);
    return first !== perSession;
  });
  return [
    ...(scale.min < scale.max ? [] : [{ field: 'scale.max', rule: 'must lie above scale.min' }]),
    ...repeated(names).map((item) => ({ field: 'items', rule: `the item ${item} occurs twice` })),
    ...mixed.map(({ item, aspect }) => ({
      field: 'items',
      rule: `${item}: all items of ${aspect} are asked for each session, or none`,
    })),
    ...(bands[0]?.from === scale.min
      ? []
      : [{ field: 'bands.0.from', rule: `must be the lowest score ${scale.min}` }]),
    ...bands.flatMap(({ from }, at) =>
      at > 0 && from <= (bands[at - 1]?.from ?? from)
        ? [{ field: `bands.${at}.from`, rule: 'must lie above the band before' }]
        : [],
    ),
    ...bands.flatMap(({ from }, at) =>
      from > scale.max
        ? [{ field: `bands.${at}.from`, rule: `lies above the highest score ${scale.max}` }]
        : [],
    ),
  ];
}

function repeated(names: readonly string[]): string[] {
  return [...new Set(names.filter((name, at) => names.indexOf(name) !== at))];
}
