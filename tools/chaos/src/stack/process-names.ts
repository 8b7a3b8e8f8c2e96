import { serviceNames, type ServiceName } from '@korsa/demo';

export const roles = ['api', 'worker'] as const;
export type Role = (typeof roles)[number];

/** A process of the stack: a service in one of its roles. Some run twice; the second has a number. */
export type ProcessName = `${ServiceName}.${Role}${'' | '-2'}`;

/** Two processes in each role: relays and consumers take over from each other, and commands meet in the database. */
export const twice: readonly ServiceName[] = ['registration'];

export const processNames: readonly ProcessName[] = serviceNames.flatMap((service) =>
  roles.flatMap((role) => namesOf(service, role)),
);

export const workers = processNames.filter((name) => roleOf(name) === 'worker');
export const apis = processNames.filter((name) => roleOf(name) === 'api');

/** The processes of a service in a role. */
export function namesOf(service: ServiceName, role: Role): readonly ProcessName[] {
  const first = `${service}.${role}` as const;
  return twice.includes(service) ? [first, `${first}-2`] : [first];
}

export function serviceOf(name: ProcessName): ServiceName {
  return name.split('.')[0] as ServiceName;
}

export function roleOf(name: ProcessName): Role {
  return sharedWork(name).split('.')[1] as Role;
}

/** What the processes of a service in a role share: `registration.worker` is it for `registration.worker-2`. */
export function sharedWork(name: string): string {
  return name.replace(/-\d+$/, '');
}
