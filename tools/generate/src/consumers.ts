import { globSync, readFileSync } from 'node:fs';
import { basename, join } from 'node:path';

/** Who handles an event: the consumer group and the file of its handler. */
export interface Handler {
  readonly event: string;
  readonly group: string;
  readonly file: string;
}

/** The handlers of all services, read from the `@Consumer` and `@On` of their consumer files. */
export function handlers(root: string): Handler[] {
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
