import { newId } from '@korsa/store';
import type { FastifyReply, FastifyRequest, onSendAsyncHookHandler } from 'fastify';
import type { Exchange } from '../http/exchange.js';
import { HttpProblem } from '../http/http-problem.js';
import { problemType } from '../http/problem-details.js';
import type { ServedRoute } from '../http/served-route.js';
import type { KeptAnswer, KeyedCommand } from './answer-book.js';
import type { Repeats } from './repeats.js';

/** The operation wants a key, so that a repeat after a lost answer has one effect. */
export class IdempotencyKeyMissing extends HttpProblem {
  constructor() {
    super(
      400,
      'idempotency-key-missing',
      'This operation needs an Idempotency-Key: a fresh one per command, the same one for its repeats.',
      [{ field: 'Idempotency-Key', rule: 'is required' }],
    );
  }
}

/** Whether a repeat gets the first answer, and not one of its own. */
export function keepsAnswer({ endpoint }: ServedRoute): boolean {
  return endpoint !== undefined && endpoint.idempotency !== 'by-nature';
}

/** The command whose answer is kept; undefined when the request has no key or its operation keeps none. Throws IdempotencyKeyMissing. */
export function keyedCommand(
  { cause }: Exchange,
  route: ServedRoute,
  repeats: Repeats,
): KeyedCommand | undefined {
  if (!keepsAnswer(route)) return undefined;
  if (cause?.dedupe?.kind !== 'command') {
    if (route.endpoint?.idempotency !== 'required-key') return undefined;
    repeats.missed();
    throw new IdempotencyKeyMissing();
  }
  const { key: id, fingerprint } = cause.dedupe;
  return { id, fingerprint, area: cause.area, owner: newId() };
}

/** Sends what the first run answered. */
export function sendKept(reply: FastifyReply, answer: KeptAnswer): void {
  void applied(reply, answer).send(answer.body);
}

/** The last look at an answer before it goes out: it is kept, or that of another run goes out instead. */
export function answerKeeper(repeats: Repeats): onSendAsyncHookHandler {
  return async ({ exchange }: FastifyRequest, reply, payload) => {
    const command = exchange?.command;
    if (!exchange || !command) return payload;
    exchange.command = undefined;
    const decided = reply.statusCode < 400 || exchange.refused;
    const earlier = decided ? await kept() : await repeats.failed(command);
    if (!earlier) return payload;
    applied(reply, earlier);
    return earlier.body;

    async function kept(): Promise<KeptAnswer | undefined> {
      const answer = answerOf(reply, payload);
      const counts = await repeats.done(command!, answer);
      return counts === answer ? undefined : counts;
    }
  };
}

function answerOf(reply: FastifyReply, payload: unknown): KeptAnswer {
  return {
    status: reply.statusCode,
    body: typeof payload === 'string' ? payload : '',
  };
}

function applied(reply: FastifyReply, { status, body }: KeptAnswer): FastifyReply {
  reply.code(status).header('idempotency-replayed', 'true').removeHeader('content-length');
  if (body === '') return reply;
  return reply.type(status < 400 ? 'application/json; charset=utf-8' : problemType);
}
