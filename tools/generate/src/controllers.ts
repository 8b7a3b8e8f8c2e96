import { globSync, readFileSync } from 'node:fs';
import { join } from 'node:path';

/** Where controllers are: those of the services, and those that every service has from the kit. */
const places = ['services/*/src/**/api/*.controller.ts', 'libs/service-kit/src/**/*.controller.ts'];

/**
 * Which controller serves an operation, by `registrationApi.openIntake`; read from the `@Serve` of the controllers.
 * Throws when two do.
 */
export function controllers(root: string): ReadonlyMap<string, string> {
  const found = new Map<string, string>();
  for (const file of places.flatMap((place) => globSync(place, { cwd: root })).sort()) {
    const source = readFileSync(join(root, file), 'utf8');
    for (const [, api, name] of source.matchAll(/@Serve\(\s*(\w+)\.(\w+)\s*\)/g)) {
      const operation = `${api}.${name}`;
      const other = found.get(operation);
      if (other) throw new Error(`${operation} is served by ${other} and by ${file}.`);
      found.set(operation, file);
    }
  }
  return found;
}
