import { pathOf, type ProblemDetails } from '@korsa/contracts';
import type { Command } from './command.js';

/** How one attempt ended. */
export type Outcome =
  | {
      readonly kind: 'acknowledged';
      readonly status: number;
      readonly replayed: boolean;
      readonly answer: unknown;
    }
  | { readonly kind: 'refused'; readonly status: number; readonly code: string }
  | { readonly kind: 'unknown'; readonly reason: string };

interface Addressed {
  readonly baseUrl: string;
  readonly key: string;
  /** Korsa-Simulated-Time. */
  readonly now: string;
  readonly timeoutMs: number;
}

/** Sends a command once. Never rejects: what cannot be known is an outcome. */
export async function send(
  { endpoint, request, area, service }: Command,
  { baseUrl, key, now, timeoutMs }: Addressed,
): Promise<Outcome> {
  try {
    const response = await fetch(baseUrl + pathOf(endpoint, request), {
      method: endpoint.method,
      headers: {
        'content-type': 'application/json',
        'idempotency-key': key,
        'correlation-id': key,
        'korsa-actor': `chaos-${service}`,
        'korsa-area': area,
        'korsa-simulated-time': now,
      },
      body: JSON.stringify(request.body ?? {}),
      signal: AbortSignal.timeout(timeoutMs),
    });
    const text = await response.text();
    return outcomeOf(response, text);
  } catch (error) {
    return { kind: 'unknown', reason: reasonOf(error) };
  }
}

/** A refusal is definite; a server that is busy, away or broken, or busy with this very command, has not decided. */
function outcomeOf({ status, ok, headers }: Response, text: string): Outcome {
  if (ok) {
    const replayed = headers.get('idempotency-replayed') === 'true';
    return { kind: 'acknowledged', status, replayed, answer: JSON.parse(text) as unknown };
  }
  const { code } = JSON.parse(text) as ProblemDetails;
  const undecided =
    status >= 500 || status === 429 || (status === 409 && headers.has('retry-after'));
  if (undecided) return { kind: 'unknown', reason: `${status} ${code}` };
  return { kind: 'refused', status, code };
}

function reasonOf(error: unknown): string {
  if (!(error instanceof Error)) return String(error);
  const cause = error.cause as { code?: string; message?: string } | undefined;
  return cause?.code ?? cause?.message ?? error.name;
}
