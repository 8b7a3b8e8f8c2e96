import { z } from 'zod';

export type HttpMethod = 'GET' | 'POST' | 'PUT' | 'PATCH' | 'DELETE';

/** One HTTP operation: the service validates and documents with it, clients call with it. */
export interface Endpoint<
  Params extends z.ZodType = z.ZodType,
  Query extends z.ZodType = z.ZodType,
  Body extends z.ZodType = z.ZodType,
  Response extends z.ZodType = z.ZodType,
> {
  readonly summary: string;
  readonly method: HttpMethod;
  /** `/v1/registrations/:registrationId/confirm` */
  readonly path: string;
  readonly status: number;
  readonly idempotency: Idempotency;
  readonly params: Params;
  readonly query: Query;
  readonly body: Body;
  readonly response: Response;
}

/**
 * What a repeat of a command gets. `optional-key`: with the same `Idempotency-Key` the first answer, byte for byte.
 * `required-key`: the same, and without a key it is refused, because a repeat would have a second effect.
 * `by-nature`: it runs again, because it only reads or recognises its repeats by what they carry; no answer is kept.
 */
export type Idempotency = 'optional-key' | 'required-key' | 'by-nature';

const nothing = z.strictObject({});
type Nothing = typeof nothing;

/** Declares an operation. Parts left out accept nothing; unknown fields are refused everywhere. `status` is 200, or 201 for creations; `idempotency` is `optional-key`. */
export function defineEndpoint<
  Response extends z.ZodType,
  Params extends z.ZodType = Nothing,
  Query extends z.ZodType = Nothing,
  Body extends z.ZodType = Nothing,
>(spec: {
  summary: string;
  method: HttpMethod;
  path: string;
  status?: number;
  idempotency?: Idempotency;
  params?: Params;
  query?: Query;
  body?: Body;
  response: Response;
}): Endpoint<Params, Query, Body, Response> {
  return {
    status: 200,
    idempotency: 'optional-key',
    params: nothing as unknown as Params,
    query: nothing as unknown as Query,
    body: nothing as unknown as Body,
    ...spec,
  };
}

/** What a controller method gets: every part validated, defaults filled in. */
export type InputOf<E> =
  E extends Endpoint<infer Params, infer Query, infer Body>
    ? {
        readonly params: z.output<Params>;
        readonly query: z.output<Query>;
        readonly body: z.output<Body>;
      }
    : never;

/** What the operation answers. */
export type ResponseOf<E> =
  E extends Endpoint<z.ZodType, z.ZodType, z.ZodType, infer Response> ? z.output<Response> : never;

/** The type that every object without required fields accepts. */
type NoFields = Record<never, never>;

type Part<Name extends string, Schema extends z.ZodType> =
  NoFields extends z.input<Schema>
    ? { readonly [N in Name]?: z.input<Schema> }
    : { readonly [N in Name]: z.input<Schema> };

/** What a client gives: parts that accept nothing may be left out. */
export type RequestOf<E> =
  E extends Endpoint<infer Params, infer Query, infer Body>
    ? Part<'params', Params> & Part<'query', Query> & Part<'body', Body>
    : never;

/** A page of a list: `next` is the cursor of the following page, null on the last one. */
export function pageOf<Item extends z.ZodType>(item: Item) {
  return z.object({ items: z.array(item), next: z.string().nullable() });
}

/** The query of a list: cursor and size, with the filters of the list added by `extend`. */
export const pageQuery = z.strictObject({
  cursor: z.string().max(200).optional(),
  limit: z.coerce.number().int().min(1).max(200).default(50),
});
