import type { RespondentRole } from '@korsa/contracts';
import type { DomainError, Problem } from '@korsa/domain';
import { AnswersUnsound, RespondentNotAsked } from './responses.errors.js';
import type { Tally } from './tallies.js';

export interface Answer {
  readonly item: string;
  readonly sessionId?: string | undefined;
  readonly score: number;
}

interface Item {
  readonly item: string;
  readonly aspect: string;
  readonly perSession: boolean;
}

/** What a wave asks: the part of its instrument that decides which answers fit, and the sessions of the retreat. */
export interface Asked {
  readonly instrument: {
    readonly respondents: readonly RespondentRole[];
    readonly scale: { readonly min: number; readonly max: number };
    readonly items: readonly Item[];
  };
  readonly sessionIds: readonly string[];
}

/**
 * The rules that a respondent breaks: the instrument asks the role, and every item is answered once, those about
 * sessions once for each session that is answered about.
 */
export function brokenRules(
  role: RespondentRole,
  answers: readonly Answer[],
  { instrument, sessionIds }: Asked,
): DomainError[] {
  const items = new Map(instrument.items.map((item) => [item.item, item]));
  const problems = [
    ...answers.flatMap((answer, at) => problemsOf(answer, at, { items, instrument, sessionIds })),
    ...missing(answers, instrument.items),
    ...repeated(answers),
  ];
  return [
    ...(instrument.respondents.includes(role) ? [] : [new RespondentNotAsked(role)]),
    ...(problems.length > 0 ? [new AnswersUnsound(problems)] : []),
  ];
}

/** What the answers of one respondent, which break no rule, add to the tallies: one respondent per aspect (and session). */
export function tally(
  role: RespondentRole,
  answers: readonly Answer[],
  { instrument }: Asked,
): Tally[] {
  const aspects = new Map(instrument.items.map(({ item, aspect }) => [item, aspect]));
  const cells = new Map<string, Tally>();
  for (const { item, sessionId = null, score } of answers) {
    const aspect = aspects.get(item) ?? '';
    for (const about of new Set([sessionId, null])) {
      const key = `${aspect} ${about}`;
      const cell = cells.get(key) ?? {
        respondent: role,
        aspect,
        sessionId: about,
        n: 1,
        scores: 0,
        sum: 0,
      };
      cells.set(key, { ...cell, scores: cell.scores + 1, sum: cell.sum + score });
    }
  }
  return [...cells.values()];
}

function problemsOf(
  { item, sessionId, score }: Answer,
  at: number,
  {
    items,
    instrument: { scale },
    sessionIds,
  }: Asked & { readonly items: ReadonlyMap<string, Item> },
): Problem[] {
  const asked = items.get(item);
  if (!asked) return [{ field: `answers.${at}.item`, rule: `${item} is not asked` }];
  return [
    ...(score >= scale.min && score <= scale.max
      ? []
      : [{ field: `answers.${at}.score`, rule: `must be ${scale.min} to ${scale.max}` }]),
    ...sessionRules(asked, sessionId, sessionIds).map((rule) => ({
      field: `answers.${at}.sessionId`,
      rule,
    })),
  ];
}

function sessionRules(
  { item, perSession }: Item,
  sessionId: string | undefined,
  sessionIds: readonly string[],
): string[] {
  if (!perSession) return sessionId ? [`${item} is about the whole retreat`] : [];
  if (!sessionId) return [`${item} is asked for each session: say which`];
  return sessionIds.includes(sessionId) ? [] : ['is no session of this retreat'];
}

function missing(answers: readonly Answer[], items: readonly Item[]): Problem[] {
  const given = new Set(answers.map(({ item, sessionId }) => `${item} ${sessionId ?? ''}`));
  const sessions = [...new Set(answers.flatMap(({ sessionId }) => sessionId ?? []))];
  return items
    .flatMap(({ item, perSession }) =>
      (perSession ? sessions : ['']).map((sessionId) => `${item} ${sessionId}`),
    )
    .filter((expected) => !given.has(expected))
    .map((expected) => ({ field: 'answers', rule: `${expected.trim()} is not answered` }));
}

function repeated(answers: readonly Answer[]): Problem[] {
  const keys = answers.map(({ item, sessionId }) => `${item} ${sessionId ?? ''}`.trim());
  return keys.flatMap((key, at) =>
    keys.indexOf(key) === at ? [] : [{ field: `answers.${at}`, rule: `${key} is answered twice` }],
  );
}
