import type { DataOf, EventsOf, impactTopic } from '@korsa/contracts';
import { Aggregates, decide, type Decision } from '@korsa/domain';

export type ImpactEvent = EventsOf<typeof impactTopic>;
export type ImpactData = DataOf<typeof impactTopic.ImpactAssessed>;
export type UnitChange = ImpactData['units'][number];

/** The impact report of a retreat as last assessed. */
export interface Impact {
  /** The retreat id. */
  readonly id: string;
  readonly cityCode: string;
  readonly report: ImpactData;
}

export abstract class Impacts extends Aggregates<Impact, ImpactEvent> {}

export function tellImpact(
  owner: Pick<Impact, 'id' | 'cityCode'>,
  report: ImpactData,
): Decision<Impact, ImpactEvent> {
  return decide({ id: owner.id, cityCode: owner.cityCode, report }, [
    { type: 'ImpactAssessed', data: report },
  ]);
}
