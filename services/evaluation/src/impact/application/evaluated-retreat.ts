import type { EvaluatedRetreatView } from '@korsa/contracts';
import { Injectable } from '@nestjs/common';
import { KnowledgeQueries, noCertificates } from '../../knowledge/application/knowledge.queries.js';
import { takesPart } from '../../knowledge/domain/participant.js';
import { Retreats } from '../../knowledge/domain/retreat.js';
import type { RetreatRecord } from '../../knowledge/domain/head-attendance.js';

/** What has been heard of a retreat, and what is still missing. */
@Injectable()
export class EvaluatedRetreat {
  constructor(
    private readonly retreats: Retreats,
    private readonly knowledge: KnowledgeQueries,
  ) {}

  async get(retreatId: string): Promise<EvaluatedRetreatView> {
    const retreat = await this.retreats.get(retreatId);
    const [participants, attendances, certificates, units] = await Promise.all([
      this.knowledge.participantsOf([retreatId]),
      this.knowledge.attendancesOf([retreatId]),
      this.knowledge.certificatesOf([retreatId]),
      this.knowledge.workUnitsOf(retreat.cityCode),
    ]);
    const record = { retreat, participants, attendances };
    const missing = missingOf(record, new Set(units.map(({ id }) => id)));
    return {
      retreatId,
      cityCode: retreat.cityCode,
      operatorCode: retreat.operatorCode,
      hostCode: retreat.hostCode,
      status: retreat.status,
      firstDay: retreat.firstDay,
      lastDay: retreat.lastDay,
      closedAt: retreat.closedAt,
      participants: countBy(participants.map(({ status }) => status)),
      decisions: attendances.length,
      certificates: certificates.get(retreatId) ?? noCertificates,
      complete: missing.length === 0,
      missing,
    };
  }
}

export function missingOf(
  { retreat, participants, attendances }: RetreatRecord,
  unitCodes: ReadonlySet<string>,
): string[] {
  const seated = participants.filter(takesPart);
  const decided = new Set(attendances.map(({ id }) => id));
  const absent = {
    'retreat-plan': retreat.firstDay === null || retreat.operatorCode === null,
    participants: seated.length === 0,
    nominations: seated.some(({ unitCode }) => unitCode === null),
    'work-units': seated.some(({ unitCode }) => unitCode !== null && !unitCodes.has(unitCode)),
    'attendance-decisions':
      retreat.status === 'closed' && seated.some(({ id }) => !decided.has(id)),
  };
  return Object.entries(absent).flatMap(([what, isAbsent]) => (isAbsent ? [what] : []));
}

function countBy(values: readonly string[]): Record<string, number> {
  return values.reduce<Record<string, number>>(
    (counts, value) => ({ ...counts, [value]: (counts[value] ?? 0) + 1 }),
    {},
  );
}
