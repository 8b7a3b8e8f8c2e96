import { serviceNames, type ServiceName } from '@korsa/demo';

export const roles = ['api', 'worker'] as const;
export type Role = (typeof roles)[number];

/** A process of the stack: a service in one of its roles. */
export type ProcessName = `${ServiceName}.${Role}`;

export const processNames: readonly ProcessName[] = serviceNames.flatMap((service) =>
  roles.map((role) => `${service}.${role}` as const),
);

export const workers = processNames.filter((name) => name.endsWith('.worker'));
export const apis = processNames.filter((name) => name.endsWith('.api'));

export function serviceOf(name: ProcessName): ServiceName {
  return name.split('.')[0] as ServiceName;
}

export function roleOf(name: ProcessName): Role {
  return name.split('.')[1] as Role;
}
