import type { Endpoint, RequestOf, ResponseOf } from './endpoint.js';

/** RFC 9457 problem details as every service answers them. */
export interface ProblemDetails {
  readonly type: string;
  readonly title: string;
  readonly status: number;
  readonly code: string;
  readonly detail?: string;
  readonly correlationId?: string;
  readonly problems?: readonly { field: string; rule: string }[];
}

/** A service refused: `problem` says why. */
export class ProblemError extends Error {
  constructor(
    readonly operation: string,
    readonly problem: ProblemDetails,
  ) {
    super(
      `${operation}: ${problem.status} ${problem.code} ${JSON.stringify(problem.problems ?? problem.detail ?? '')}`,
    );
    this.name = 'ProblemError';
  }
}

/** A service has answered what the contract of this client does not know, as one of another version may. */
export class UnreadableAnswer extends Error {
  constructor(
    readonly operation: string,
    cause: unknown,
  ) {
    super(`${operation}: the answer is not what the contract says.`, { cause });
    this.name = 'UnreadableAnswer';
  }
}

export type Api = Readonly<Record<string, Endpoint>>;

/** One method per operation of the API. */
export type ClientOf<A extends Api> = {
  readonly [Name in keyof A]: (
    ...request: Record<never, never> extends RequestOf<A[Name]>
      ? [RequestOf<A[Name]>?]
      : [RequestOf<A[Name]>]
  ) => Promise<ResponseOf<A[Name]>>;
};

interface ClientOptions {
  readonly baseUrl: string;
  /** Asked before each call: identity, idempotency key, simulated time. */
  readonly headers?: () => Record<string, string>;
  /** How long one attempt may take. */
  readonly timeoutMs?: number;
  /**
   * For how long an attempt is repeated that got no answer, a 429, 502, 503 or 504, or a 409 that says when to come
   * back (the command is still being carried out). Every change carries an `Idempotency-Key`, so a repeat has one
   * effect. 0 (the default) tries once.
   */
  readonly repeatForMs?: number;
}

/** The parts of a request, each as the endpoint declares it. */
export interface RequestParts {
  readonly params?: Record<string, string>;
  readonly query?: Record<string, unknown>;
  readonly body?: unknown;
}

/** A typed client derived from an API. Calls reject with ProblemError for a refusal and with fetch's error for no answer. */
export function createClient<A extends Api>(api: A, options: ClientOptions): ClientOf<A> {
  const call = (name: string, endpoint: Endpoint) => (request?: unknown) =>
    send(name, endpoint, request ?? {}, options);
  const client: unknown = Object.fromEntries(
    Object.entries(api).map(([name, endpoint]) => [name, call(name, endpoint)]),
  );
  return client as ClientOf<A>;
}

async function send(
  name: string,
  endpoint: Endpoint,
  request: RequestParts,
  options: ClientOptions,
): Promise<unknown> {
  const withBody = endpoint.method !== 'GET' && endpoint.method !== 'DELETE';
  const own = withBody
    ? { 'content-type': 'application/json', 'idempotency-key': crypto.randomUUID() }
    : {};
  const attempt = () =>
    fetch(new URL(options.baseUrl + pathOf(endpoint, request)), {
      method: endpoint.method,
      headers: merged(own, options.headers?.() ?? {}),
      signal: AbortSignal.timeout(options.timeoutMs ?? 30_000),
      ...(withBody ? { body: JSON.stringify(request.body ?? {}) } : {}),
    });
  const answer = await repeated(attempt, options.repeatForMs ?? 0);
  const text = await answer.text();
  if (!answer.ok) throw new ProblemError(name, problemOf(answer.status, text));
  try {
    return endpoint.response.parse(text === '' ? undefined : JSON.parse(text));
  } catch (error) {
    throw new UnreadableAnswer(name, error);
  }
}

/** The caller's headers win, whatever their case. */
function merged(own: Record<string, string>, given: Record<string, string>): Headers {
  const headers = new Headers(own);
  for (const [name, value] of Object.entries(given)) headers.set(name, value);
  return headers;
}

const temporary = new Set([429, 502, 503, 504]);
const pauseMs = 200;

/** The first answer that is not a temporary failure, or the last one when the time is over. */
async function repeated(attempt: () => Promise<Response>, forMs: number): Promise<Response> {
  const until = Date.now() + forMs;
  for (;;) {
    const last = Date.now() >= until;
    try {
      const answer = await attempt();
      if (last || !isTemporary(answer)) return answer;
    } catch (error) {
      if (last) throw error;
    }
    await new Promise((resume) => setTimeout(resume, pauseMs));
  }
}

function isTemporary({ status, headers }: Response): boolean {
  return temporary.has(status) || (status === 409 && headers.has('retry-after'));
}

/** Path and query of a request to an endpoint. */
export function pathOf({ path }: Endpoint, { params = {}, query = {} }: RequestParts): string {
  const filled = path.replace(/:(\w+)/g, (_, key: string) => encodeURIComponent(params[key] ?? ''));
  const pairs = Object.entries(query).filter(([, value]) => value !== undefined);
  const search = new URLSearchParams(
    pairs.map(([key, value]): [string, string] => [key, String(value)]),
  ).toString();
  return search ? `${filled}?${search}` : filled;
}

function problemOf(status: number, text: string): ProblemDetails {
  try {
    return JSON.parse(text) as ProblemDetails;
  } catch {
    return { type: 'about:blank', title: 'No problem details', status, code: 'unreadable-answer' };
  }
}
