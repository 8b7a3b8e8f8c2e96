import { createHash } from 'node:crypto';
import type { AreaCode } from '@korsa/domain';
import type { Dedupe } from '@korsa/store';

interface Request {
  readonly actor: string;
  readonly area: AreaCode;
  readonly method: string;
  readonly template: string;
  readonly key: string;
  /** Whether an answer is kept under the key, a refusal too. */
  readonly keepsAnswer: boolean;
  readonly input: { readonly params: unknown; readonly query: unknown; readonly body: unknown };
}

/** What makes a repeated command recognisable: the key within its caller and route, and what was asked in which area. */
export function commandDedupe(request: Request): Dedupe {
  const { actor, area, method, template, key, keepsAnswer, input } = request;
  return {
    kind: 'command',
    key: [actor, method, template, encodeURIComponent(key)].join('|'),
    fingerprint: createHash('sha256')
      .update(canonicalJson({ area, ...input }))
      .digest('base64url'),
    keepsRefusals: keepsAnswer,
  };
}

/** JSON with the fields of every object in one order: equal values give equal text. */
export function canonicalJson(value: unknown): string {
  return JSON.stringify(value, (_, part: unknown) =>
    part !== null && typeof part === 'object' && !Array.isArray(part)
      ? Object.fromEntries(Object.entries(part).sort(([one], [other]) => (one < other ? -1 : 1)))
      : part,
  );
}
