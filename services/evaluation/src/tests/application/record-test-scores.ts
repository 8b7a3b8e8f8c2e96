import type { BatchView } from '@korsa/contracts';
import { Injectable } from '@nestjs/common';
import { eachRow } from '../../batches/application/each-row.js';
import { FindParticipants, participantOf } from '../../knowledge/application/find-participants.js';
import type { Participant } from '../../knowledge/domain/participant.js';
import { score, TestScoreSheets, type TestPhase, type TestScores } from '../domain/test-scores.js';

export interface NewTestScore {
  readonly registrationId: string;
  readonly phase: TestPhase;
  readonly score: number;
}

export interface RecordTestScoresCommand {
  readonly retreatId: string;
  readonly scores: readonly NewTestScore[];
}

@Injectable()
export class RecordTestScores {
  constructor(
    private readonly sheets: TestScoreSheets,
    private readonly findParticipants: FindParticipants,
  ) {}

  async one(retreatId: string, row: NewTestScore): Promise<TestScores> {
    return this.record(retreatId, row, await this.findParticipants.known([row.registrationId]));
  }

  async batch({ retreatId, scores }: RecordTestScoresCommand): Promise<BatchView> {
    const known = await this.findParticipants.known(scores.map((row) => row.registrationId));
    return eachRow(scores, (row) => this.record(retreatId, row, known));
  }

  private async record(
    retreatId: string,
    { registrationId: id, phase, score: points }: NewTestScore,
    known: ReadonlyMap<string, Participant>,
  ): Promise<TestScores> {
    const { cityCode } = participantOf(retreatId, id, known);
    const sheet = await this.sheets.changeOrCreate(id, (scores) =>
      score(scores, { id, cityCode, retreatId }, phase, points),
    );
    if (!sheet) throw new Error('A recorded score has a sheet.');
    return sheet;
  }
}
