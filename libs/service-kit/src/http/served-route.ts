import type { Endpoint } from '@korsa/contracts';

/** A route of the process: its method and path template, and the operation of the contract when it serves one. */
export interface ServedRoute {
  readonly method: string;
  /** `/v1/registrations/:registrationId/confirm` */
  readonly template: string;
  readonly endpoint: Endpoint | undefined;
}

declare module 'fastify' {
  interface FastifyContextConfig {
    endpoint?: Endpoint;
  }
}
