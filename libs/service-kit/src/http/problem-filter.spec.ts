import { describe, expect, it } from '@jest/globals';
import type { FastifyReply, FastifyRequest } from 'fastify';
import { pino } from 'pino';
import { ProblemFilter } from './problem-filter.js';
import { RouteTable } from './route-table.js';

const reset = Object.assign(new Error('aborted'), { code: 'ECONNRESET' });

/** What a request gets for this error when its own reading has ended in that one, and how many lines the log has then. */
function answerTo(error: unknown, errored: Error | null) {
  let lines = 0;
  let text = '';
  const logger = pino({ hooks: { logMethod: () => (lines += 1) } });
  const reply = {
    code: () => reply,
    headers: () => reply,
    type: () => reply,
    send: (payload: string) => (text = payload),
  };
  const request = { exchange: null, raw: { errored } } as unknown as FastifyRequest;
  const filter = new ProblemFilter(new RouteTable(), logger);
  filter.answer(error, request, reply as unknown as FastifyReply);
  return { problem: JSON.parse(text) as unknown, lines };
}

describe('a connection that is lost', () => {
  it('while the body is read is a request that was not sent to its end', () => {
    const { problem, lines } = answerTo(reset, reset);
    expect(problem).toMatchObject({
      status: 400,
      code: 'request-aborted',
      title: 'Request aborted',
      detail: 'The request was not sent to its end.',
    });
    expect(lines).toBe(0);
  });

  it.each([
    ['of another kind', null],
    ['too, after the request was lost', new Error('aborted')],
  ])('inside of the operation is an error of ours %s', (_, errored) => {
    const { problem, lines } = answerTo(reset, errored);
    expect(problem).toMatchObject({ status: 500, code: 'internal-error' });
    expect(lines).toBe(1);
  });

  it('is not seen where nothing at all is thrown', () => {
    expect(answerTo(null, null).problem).toMatchObject({ status: 500 });
  });
});
