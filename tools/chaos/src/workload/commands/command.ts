import {
  attendanceApi,
  evaluationApi,
  registrationApi,
  schedulingApi,
  type Endpoint,
  type RequestOf,
  type RequestParts,
  type ResponseOf,
} from '@korsa/contracts';
import type { ServiceName } from '@korsa/demo';

const apis = {
  scheduling: schedulingApi,
  registration: registrationApi,
  attendance: attendanceApi,
  evaluation: evaluationApi,
} as const satisfies Record<ServiceName, Readonly<Record<string, Endpoint>>>;

type Apis = typeof apis;
type OperationOf<Service extends ServiceName> = keyof Apis[Service] & string;
type EndpointOf<Service extends ServiceName, Operation extends OperationOf<Service>> = Extract<
  Apis[Service][Operation],
  Endpoint
>;

/** A command as the workload gives it, before it has a number and a key. */
export interface Command<Answer = unknown> {
  readonly service: ServiceName;
  readonly operation: string;
  readonly endpoint: Endpoint;
  readonly request: RequestParts;
  /** Area of the caller: a city. */
  readonly area: string;
  readonly about: string;
  /** What of the answer the history keeps, besides a digest of the whole: what the checker needs, no personal data. */
  readonly keep: (answer: Answer) => object;
}

/** Makes a command of an operation of the contracts. */
export function command<Service extends ServiceName, Operation extends OperationOf<Service>>(
  service: Service,
  operation: Operation,
  given: {
    readonly area: string;
    readonly about: string;
    readonly request: RequestOf<EndpointOf<Service, Operation>>;
    readonly keep?: (answer: ResponseOf<EndpointOf<Service, Operation>>) => object;
  },
): Command<ResponseOf<EndpointOf<Service, Operation>>> {
  const endpoint = (apis[service] as Readonly<Record<string, Endpoint>>)[operation] as Endpoint;
  const { request, area, about, keep = () => ({}) } = given;
  return { service, operation, endpoint, request: request as RequestParts, area, about, keep };
}
