import { globSync, readFileSync } from 'node:fs';
import { dirname, join } from 'node:path';

export interface Project {
  readonly name: string;
  /** Absolute. */
  readonly folder: string;
  readonly targets: readonly string[];
}

/** Every project of the workspace, from its `project.json`. */
export function projectsIn(root: string): readonly Project[] {
  return globSync(['*/project.json', '*/*/project.json'], { cwd: root })
    .filter((path) => !path.includes('node_modules'))
    .sort()
    .map((path) => {
      const { name, targets } = JSON.parse(readFileSync(join(root, path), 'utf8')) as {
        name: string;
        targets: Record<string, unknown>;
      };
      return { name, folder: join(root, dirname(path)), targets: Object.keys(targets) };
    });
}
