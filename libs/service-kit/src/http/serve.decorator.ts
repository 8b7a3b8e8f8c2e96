import type { Endpoint, InputOf } from '@korsa/contracts';
import { createParamDecorator, HttpCode, RequestMapping, RequestMethod } from '@nestjs/common';
import { RouteConfig } from '@nestjs/platform-fastify';
import type { FastifyRequest } from 'fastify';
import type { z } from 'zod';
import { inputReader } from './read-input.js';

/** What may be answered: the wire form of the response, read-only all the way down. */
export type AnswerOf<E> = E extends Endpoint ? DeepReadonly<z.input<E['response']>> : never;

type DeepReadonly<T> = T extends object ? { readonly [K in keyof T]: DeepReadonly<T[K]> } : T;

type Method<E> = (input: InputOf<E>) => Promise<AnswerOf<E>> | AnswerOf<E>;

const Input = createParamDecorator((read: ReturnType<typeof inputReader>, context) =>
  read(context.switchToHttp().getRequest<FastifyRequest>()),
);

/**
 * Serves an operation of the contract: route, status, validated input (all problems at once) and documentation.
 * The method gets `{ params, query, body }` and answers the view; the compiler checks both against the contract.
 */
export function Serve<E extends Endpoint>(endpoint: E) {
  return <M extends Method<E>>(
    target: object,
    name: string,
    descriptor: TypedPropertyDescriptor<M>,
  ): void => {
    RequestMapping({ path: endpoint.path, method: RequestMethod[endpoint.method] })(
      target,
      name,
      descriptor,
    );
    HttpCode(endpoint.status)(target, name, descriptor);
    RouteConfig({ endpoint })(target, name, descriptor);
    Input(inputReader(endpoint))(target, name, 0);
  };
}
