import { STATUS_CODES } from 'node:http';
import type { ProblemDetails } from '@korsa/contracts';
import { DomainError, type ErrorKind } from '@korsa/domain';
import { HttpException } from '@nestjs/common';
import { isUnavailable } from '../mongo/unavailable.js';
import { HttpProblem, ServiceUnavailable } from './http-problem.js';

export const problemType = 'application/problem+json';

/** What goes out for an error: the document, and headers that belong to it. */
export interface ProblemAnswer {
  readonly problem: ProblemDetails;
  readonly headers: Readonly<Record<string, string>>;
  /** Whether the log should tell of it: a bug (`error`), or something that this process depends on is away (`warn`). */
  readonly report: 'error' | 'warn' | undefined;
}

/** Renders any thrown value as RFC 9457 problem details. Nothing of an unexpected error goes out. */
export function toProblem(error: unknown, correlationId: string): ProblemAnswer {
  const known = recognise(error);
  const { status, code, message, problems, headers } = known ?? unexpectedProblem;
  return {
    problem: {
      type: `urn:korsa:problem:${code}`,
      title: known ? titleOf(code) : (STATUS_CODES[status] ?? titleOf(code)),
      status,
      code,
      detail: message,
      correlationId,
      problems,
    },
    headers,
    report: known === undefined ? 'error' : known.cause === undefined ? undefined : 'warn',
  };
}

const unexpectedProblem = new HttpProblem(
  500,
  'internal-error',
  'Something went wrong on our side; the correlation id leads to it.',
);

function recognise(error: unknown): HttpProblem | undefined {
  if (error instanceof HttpProblem) return error;
  if (error instanceof DomainError) return fromDomain(error);
  const wire = wireProblems[wireCode(error)];
  if (wire) return new HttpProblem(...wire);
  if (error instanceof HttpException) return fromNest(error);
  return isUnavailable(error) ? databaseAway(error) : undefined;
}

const statuses: Readonly<Record<Exclude<ErrorKind, 'unavailable'>, number>> = {
  'not-found': 404,
  conflict: 409,
  invalid: 422,
  forbidden: 403,
  'too-busy': 429,
};

function fromDomain(error: DomainError): HttpProblem {
  const { kind, code, message, problems } = error;
  if (kind === 'unavailable') return databaseAway(error, code);
  const headers = kind === 'too-busy' ? { 'retry-after': '1' } : {};
  return new HttpProblem(statuses[kind], code, message, problems, headers);
}

/** The error's own text may name hosts: it is for the log. */
function databaseAway(cause: unknown, code = 'store-unavailable'): HttpProblem {
  const problem = new ServiceUnavailable(code, 'The database does not answer in time.');
  problem.cause = cause;
  return problem;
}

/** The code of Fastify's own refusal, which Nest wraps in most cases. */
function wireCode(error: unknown): string {
  const wrapped = error instanceof HttpException ? error.cause : error;
  return String((wrapped as { code?: unknown } | undefined)?.code);
}

/** An exception of Nest by its status; its text may repeat what was sent. */
function fromNest(error: HttpException): HttpProblem | undefined {
  const status = error.getStatus();
  if (status >= 500) return undefined;
  const phrase = STATUS_CODES[status] ?? 'Refused';
  return new HttpProblem(status, phrase.toLowerCase().replaceAll(/[^a-z]+/g, '-'), `${phrase}.`);
}

type Wire = readonly [status: number, code: string, detail: string];

const wireProblems: Readonly<Record<string, Wire>> = {
  FST_ERR_CTP_INVALID_JSON_BODY: [400, 'json-malformed', 'The body is not valid JSON.'],
  FST_ERR_CTP_EMPTY_JSON_BODY: [400, 'json-malformed', 'The body is empty, but announced as JSON.'],
  FST_ERR_CTP_INVALID_CONTENT_LENGTH: [
    400,
    'content-length-wrong',
    'The body is not as long as its Content-Length says.',
  ],
  FST_ERR_CTP_BODY_TOO_LARGE: [
    413,
    'body-too-large',
    'The body is larger than this service takes.',
  ],
  FST_ERR_CTP_INVALID_MEDIA_TYPE: [
    415,
    'content-type-unsupported',
    'The body must be sent as application/json.',
  ],
  FST_ERR_BAD_URL: [400, 'url-malformed', 'The URL cannot be decoded.'],
  FST_ERR_MAX_PARAM_LENGTH: [414, 'url-too-long', 'A part of the path is too long.'],
};

/** `registration-not-awaiting-answer` → `Registration not awaiting answer`. */
function titleOf(code: string): string {
  const words = code.replaceAll('-', ' ');
  return words.charAt(0).toUpperCase() + words.slice(1);
}
