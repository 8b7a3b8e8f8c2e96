import { Catch, HttpException, type ArgumentsHost, type ExceptionFilter } from '@nestjs/common';
import { newId, refusalOf } from '@korsa/store';
import type { FastifyReply, FastifyRequest } from 'fastify';
import type { Logger } from 'pino';
import { MethodNotAllowed, RequestAborted, RouteUnknown } from './http-problem.js';
import { problemType, toProblem } from './problem-details.js';
import type { RouteTable } from './route-table.js';

/** Answers everything that is thrown around an HTTP request as problem details; logs what is our fault. */
@Catch()
export class ProblemFilter implements ExceptionFilter<unknown> {
  constructor(
    private readonly routes: RouteTable,
    private readonly logger: Logger,
  ) {}

  catch(error: unknown, host: ArgumentsHost): void {
    const http = host.switchToHttp();
    const request = http.getRequest<FastifyRequest>();
    const missed = request.is404 && error instanceof HttpException && error.getStatus() === 404;
    this.answer(missed ? this.refusalOf(request) : error, request, http.getResponse());
  }

  /** For errors that reach the server outside of Nest, too. */
  answer(error: unknown, request: FastifyRequest, reply: FastifyReply): void {
    const { exchange } = request;
    const correlationId = exchange?.correlationId ?? newId();
    if (exchange) exchange.refused = refusalOf(error) !== undefined;
    const { problem, headers, report } = toProblem(
      endsReading(error, request) ? new RequestAborted() : error,
      correlationId,
    );
    if (report)
      this.logger[report](
        { err: error, correlationId, route: exchange?.route?.template },
        'failed',
      );
    void reply
      .code(problem.status)
      .headers({ ...headers, 'cache-control': 'no-store', 'correlation-id': correlationId })
      .type(problemType)
      .send(JSON.stringify(problem));
  }

  private refusalOf({ url }: FastifyRequest): Error {
    const methods = this.routes.methodsOf(url.split('?', 1)[0] ?? '');
    return methods.length > 0 ? new MethodNotAllowed(methods) : new RouteUnknown();
  }
}

/** Whether the request itself broke off with this error; one of the same code may come from anywhere else. */
function endsReading(error: unknown, { raw }: FastifyRequest): boolean {
  return raw.errored !== null && raw.errored === error;
}
