import { globSync, readFileSync } from 'node:fs';
import { basename, join } from 'node:path';

/** Who handles an event: the consumer group and the file of its handler. */
export interface Handler {
  readonly event: string;
  readonly group: string;
  readonly file: string;
}

/** What listens to events in all services: handlers, and read models. */
export function handlers(root: string): Handler[] {
  return [...consumers(root), ...projections(root)];
}

/** Read from the `defineProjection` of the projection files. */
function projections(root: string): Handler[] {
  return globSync('services/*/src/**/*.projection.ts', { cwd: root })
    .sort()
    .flatMap((file) => {
      const source = readFileSync(join(root, file), 'utf8');
      const [, name] = /defineProjection\(\{\s*name:\s*'([^']+)'/.exec(source) ?? [];
      const service = file.split('/')[1] ?? '';
      if (!name) throw new Error(`${file} declares no projection: defineProjection is missing.`);
      return [...source.matchAll(/\b(\w+Topic)\.([A-Z]\w+)/g)].map(([, topic, event]) => ({
        event: `${topic}.${event}`,
        group: `korsa.${service}.${name}.v<n>`,
        file: `${service}/${basename(file)}`,
      }));
    });
}

/** Read from the `@Consumer` and `@On` of the consumer files. */
function consumers(root: string): Handler[] {
  return globSync('services/*/src/**/events/*.consumer.ts', { cwd: root })
    .sort()
    .flatMap((file) => {
      const source = readFileSync(join(root, file), 'utf8');
      const group = /@Consumer\(\{\s*group:\s*'([^']+)'/.exec(source)?.[1];
      if (!group)
        throw new Error(`${file} names no consumer group: @Consumer({ group: '...' }) is missing.`);
      return [...source.matchAll(/@On\(\s*(\w+)\.(\w+)\s*\)/g)].map(([, topic, name]) => ({
        event: `${topic}.${name}`,
        group,
        file: `${file.split('/')[1]}/${basename(file)}`,
      }));
    });
}
