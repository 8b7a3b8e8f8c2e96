import type { ResponseBody } from '@korsa/contracts';
import { AggregateGroup, keep, requireUnbroken } from '@korsa/domain';
import { currentCause, runWithCause } from '@korsa/store';
import { Injectable } from '@nestjs/common';
import { createHmac } from 'node:crypto';
import { InstrumentCatalogue } from '../../instruments/application/instrument-catalogue.js';
import type { Instrument } from '../../instruments/domain/instrument.js';
import { FindParticipants, participantOf } from '../../knowledge/application/find-participants.js';
import { KnowledgeQueries } from '../../knowledge/application/knowledge.queries.js';
import type { Participant } from '../../knowledge/domain/participant.js';
import type { Person } from '../../knowledge/domain/person.js';
import { Retreats } from '../../knowledge/domain/retreat.js';
import { brokenRules, tally } from '../domain/answers.js';
import { isRepeat, Receipts } from '../domain/receipt.js';
import { AlreadyAnswered, RespondentMismatch } from '../domain/responses.errors.js';
import { count, openWaveOf, WavePlans, type WavePlan } from '../domain/wave-plan.js';

/** What is needed to judge answers, read once for one answer or a whole batch. */
interface Questionnaire {
  readonly plan: WavePlan;
  readonly wave: string;
  readonly instrument: Instrument;
  readonly sessionIds: readonly string[];
  readonly participants: ReadonlyMap<string, Participant>;
  readonly persons: ReadonlyMap<string, Person>;
}

/**
 * Takes answers: adds them to the tallies of the wave and keeps a receipt that this respondent answered. The answers
 * themselves are not stored, and the receipt's id cannot be computed any more once the wave is closed.
 */
@Injectable()
export class Answering {
  constructor(
    private readonly group: AggregateGroup,
    private readonly wavePlans: WavePlans,
    private readonly receipts: Receipts,
    private readonly retreats: Retreats,
    private readonly knowledge: KnowledgeQueries,
    private readonly findParticipants: FindParticipants,
    private readonly catalogue: InstrumentCatalogue,
  ) {}

  /** Throws AggregateNotFound, WaveUnknown or WaveNotOpen. */
  async questionnaire(
    retreatId: string,
    wave: string,
    responses: readonly ResponseBody[],
  ): Promise<Questionnaire> {
    const plan = await this.wavePlans.get(retreatId);
    const { instrument } = openWaveOf(plan, wave);
    const persons = await this.knowledge.persons(
      responses.flatMap((one) => one.respondentId ?? []),
    );
    return {
      plan,
      wave,
      instrument: await this.catalogue.get(plan.cityCode, instrument),
      sessionIds: (await this.retreats.find(retreatId))?.sessionIds ?? [],
      participants: await this.findParticipants.known(responses.map((one) => one.registrationId)),
      persons: new Map(persons.map((person) => [person.id, person])),
    };
  }

  /** Throws the rule that the response breaks. */
  async take(questionnaire: Questionnaire, response: ResponseBody): Promise<void> {
    const { plan, wave } = questionnaire;
    const answered = judge(questionnaire, response);
    const { respondentKey } = openWaveOf(plan, wave);
    const id = sealed(respondentKey, respondentOf(wave, response));
    const { dedupe, ...cause } = currentCause();
    const command = dedupe ? sealed(respondentKey, JSON.stringify(dedupe)) : null;
    // Without the store's record of commands: it would keep the tallies after each answer, and their difference is the answer.
    await runWithCause(cause, () =>
      this.group.change(
        [this.wavePlans.at(plan.id), this.receipts.maybe(id)],
        (current, receipt) => {
          if (isRepeat(receipt, command)) return [undefined, undefined];
          const counted = count(current, wave, answered);
          if (receipt) throw new AlreadyAnswered(wave);
          const { cityCode } = current;
          return [keep(counted), keep({ id, cityCode, retreatId: plan.id, wave, command })];
        },
      ),
    );
  }
}

function judge(questionnaire: Questionnaire, response: ResponseBody) {
  const { plan, participants, persons } = questionnaire;
  const { role, registrationId, answers } = response;
  const participant = participantOf(plan.id, registrationId, participants);
  requireUnbroken([
    ...(isRespondent(response, participant, persons) ? [] : [new RespondentMismatch(role)]),
    ...brokenRules(role, answers, questionnaire),
  ]);
  return tally(role, answers, questionnaire);
}

/** Participants answer for themselves; a superior or a peer is somebody else who is known. */
function isRespondent(
  { role, respondentId }: ResponseBody,
  { personId }: Participant,
  persons: Questionnaire['persons'],
): boolean {
  if (role === 'self') return !respondentId;
  const other = respondentId ? persons.get(respondentId) : undefined;
  return other !== undefined && !other.erased && other.id !== personId;
}

function respondentOf(wave: string, { role, registrationId, respondentId }: ResponseBody): string {
  return JSON.stringify([wave, role, registrationId, respondentId ?? null]);
}

function sealed(key: string, text: string): string {
  return createHmac('sha256', key).update(text).digest('hex');
}
