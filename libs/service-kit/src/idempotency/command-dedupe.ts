import { hash } from 'node:crypto';
import type { AreaCode } from '@korsa/domain';
import type { Dedupe } from '@korsa/store';
import { InputInvalid } from '../http/http-problem.js';

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

/** A body that is nested deeper is refused: much deeper ones overflow the stack. */
const mostLevels = 100;

/**
 * What makes a repeated command recognisable: the key within its caller and route, and what was asked in which area.
 * Throws InputInvalid.
 */
export function commandDedupe(request: Request): Dedupe {
  const { actor, area, method, template, key, keepsAnswer, input } = request;
  return {
    kind: 'command',
    key: [actor, method, template, encodeURIComponent(key)].join('|'),
    fingerprint: hash('sha256', canonicalJson({ area, ...input }), 'base64url'),
    keepsRefusals: keepsAnswer,
  };
}

/** JSON with the fields of every object in one order: equal values give equal text. */
export function canonicalJson(value: unknown): string {
  return JSON.stringify(inOneOrder(value));
}

function inOneOrder(value: unknown, level = 0): unknown {
  if (value === null || typeof value !== 'object' || value instanceof Date) return value;
  if (level > mostLevels) throw nestedTooDeep();
  if (Array.isArray(value)) return value.map((item) => inOneOrder(item, level + 1));
  const fields = value as Readonly<Record<string, unknown>>;
  const sorted: Record<string, unknown> = {};
  for (const name of Object.keys(fields).sort()) sorted[name] = inOneOrder(fields[name], level + 1);
  return sorted;
}

function nestedTooDeep(): InputInvalid {
  const rule = `must not be nested deeper than ${mostLevels} levels`;
  return new InputInvalid([{ field: 'body', rule }]);
}
