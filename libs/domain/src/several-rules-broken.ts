import { DomainError } from './domain-error.js';

/**
 * More than one rule is broken at once: the problems of all of them, and their codes in the text. A rule that is broken alone
 * keeps its own code.
 */
export class SeveralRulesBroken extends DomainError {
  readonly code = 'several-rules-broken';
  /** Conflict only where every rule alone is one: what is invalid stays refused whatever the state becomes. */
  readonly kind: 'invalid' | 'conflict';

  constructor(broken: readonly DomainError[]) {
    super(
      `Several rules are broken: ${broken.map(({ code }) => code).join(', ')}.`,
      broken.flatMap(({ problems }) => problems),
    );
    this.kind = broken.every(({ kind }) => kind === 'conflict') ? 'conflict' : 'invalid';
  }
}

/** What refuses for these broken rules: the rule itself when it is the only one. */
export function refusing(first: DomainError, ...others: readonly DomainError[]): DomainError {
  return others.length === 0 ? first : new SeveralRulesBroken([first, ...others]);
}

/** Throws when rules are broken, all of them at once. */
export function requireUnbroken([first, ...others]: readonly DomainError[]): void {
  if (first) throw refusing(first, ...others);
}
