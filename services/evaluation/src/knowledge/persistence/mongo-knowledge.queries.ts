import { stateOf, Store } from '@korsa/store';
import { Injectable } from '@nestjs/common';
import {
  KnowledgeQueries,
  noCertificates,
  type CertificateCounts,
} from '../application/knowledge.queries.js';
import type { Attendance } from '../domain/attendance.js';
import type { Participant } from '../domain/participant.js';
import type { Person } from '../domain/person.js';
import type { Retreat } from '../domain/retreat.js';
import type { WorkUnit } from '../domain/work-unit.js';
import { attendanceAggregate, certificateAggregate } from './attendance.aggregate.js';
import { participantAggregate } from './participant.aggregate.js';
import { personAggregate } from './person.aggregate.js';
import { retreatAggregate } from './retreat.aggregate.js';
import { workUnitAggregate } from './work-unit.aggregate.js';

@Injectable()
export class MongoKnowledgeQueries extends KnowledgeQueries {
  constructor(private readonly store: Store) {
    super();
  }

  async retreatsOf(areaCode: string): Promise<Retreat[]> {
    const within = new RegExp(`^${areaCode.replaceAll('.', '\\.')}(\\.|$)`);
    const found = await this.store
      .model(retreatAggregate)
      .find({ cityCode: within })
      .sort({ cityCode: 1, firstDay: 1, _id: 1 })
      .lean();
    return found.map((document) => stateOf<Retreat>(document));
  }

  participants(ids: readonly string[]): Promise<Participant[]> {
    return this.findParticipants({ _id: { $in: ids } });
  }

  participantsOf(retreatIds: readonly string[]): Promise<Participant[]> {
    return this.findParticipants({ retreatId: { $in: retreatIds } });
  }

  async persons(ids: readonly string[]): Promise<Person[]> {
    const found = await this.store
      .model(personAggregate)
      .find({ _id: { $in: ids } })
      .lean();
    return found.map((document) => stateOf<Person>(document));
  }

  async attendancesOf(retreatIds: readonly string[]): Promise<Attendance[]> {
    const found = await this.store
      .model(attendanceAggregate)
      .find({ retreatId: { $in: retreatIds } })
      .sort({ _id: 1 })
      .lean();
    return found.map((document) => stateOf<Attendance>(document));
  }

  async certificatesOf(
    retreatIds: readonly string[],
  ): Promise<ReadonlyMap<string, CertificateCounts>> {
    const counts = new Map<string, CertificateCounts>();
    const found = await this.store
      .model(certificateAggregate)
      .find({ retreatId: { $in: retreatIds }, revoked: false })
      .lean();
    for (const { retreatId, outcome } of found) {
      const known = counts.get(retreatId) ?? noCertificates;
      if (outcome) counts.set(retreatId, { ...known, [outcome]: known[outcome] + 1 });
    }
    return counts;
  }

  async workUnitsOf(cityCode: string): Promise<WorkUnit[]> {
    const found = await this.store
      .model(workUnitAggregate)
      .find({ cityCode })
      .sort({ _id: 1 })
      .lean();
    return found.map((document) => stateOf<WorkUnit>(document));
  }

  private async findParticipants(filter: object): Promise<Participant[]> {
    const found = await this.store.model(participantAggregate).find(filter).sort({ _id: 1 }).lean();
    return found.map((document) => stateOf<Participant>(document));
  }
}
