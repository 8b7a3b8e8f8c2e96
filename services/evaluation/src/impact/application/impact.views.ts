import type { ImpactView } from '@korsa/contracts';
import { Injectable } from '@nestjs/common';
import { ImpactNotAssessed } from '../domain/impact.errors.js';
import { Impacts, type Impact, type ImpactData } from '../domain/impact.js';

/** The impact report as last assessed. */
@Injectable()
export class ImpactViews {
  constructor(private readonly impacts: Impacts) {}

  /** Throws ImpactNotAssessed. */
  async get(retreatId: string): Promise<ImpactView> {
    const impact = await this.impacts.find(retreatId);
    if (!impact) throw new ImpactNotAssessed(retreatId);
    return impactView(impact);
  }
}

export function impactView({ id, cityCode, report }: Impact): ImpactView {
  return { retreatId: id, cityCode, ...report, summary: summaryOf(report) };
}

function summaryOf({ attended, comparison, difference, notCompared }: ImpactData): string[] {
  return [
    groupSentence('whose head attended', attended),
    groupSentence('of the same city whose head did not attend', comparison),
    difference === null
      ? 'There is nothing to compare with: one of the groups is empty.'
      : `The mean changes differ by ${points(difference.mean)}${intervalText(difference.interval95)}.`,
    `${notCompared.length} units could not be compared.`,
    'These are changes, not effects: what else happened in the units is not known here. The intervals are about how much units differ; sampling within a survey is not part of them.',
  ];
}

function groupSentence(who: string, group: ImpactData['attended']): string {
  if (group.meanChange === null) return `No unit ${who} has surveys before and after.`;
  const short = group.belowRequiredSample;
  return (
    `${group.units} units ${who}: mean IKM ${group.meanBefore} before and ${group.meanAfter} after, ` +
    `change ${points(group.meanChange)}${intervalText(group.interval95)}, ${group.improved} improved` +
    (short > 0 ? `, ${short} with fewer respondents than required.` : '.')
  );
}

function intervalText(interval: ImpactData['attended']['interval95']): string {
  return interval ? ` (95 % interval ${points(interval.low)} to ${points(interval.high)})` : '';
}

function points(value: number): string {
  return `${value < 0 ? '' : '+'}${value.toFixed(2)}`;
}
