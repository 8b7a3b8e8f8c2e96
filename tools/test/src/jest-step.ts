import { rm } from 'node:fs/promises';
import { join } from 'node:path';
import { readJestResults } from './jest-results.js';
import { failedTasks, taskOutput } from './nx-output.js';
import { nx } from './nx.js';
import { check, sum } from './outcome.js';
import { projectsIn } from './projects.js';
import { root } from './root.js';
import type { Say, Step } from './step.js';

export interface JestLevel {
  readonly name: string;
  readonly target: string;
  /** The file in `.results` that the target writes, or that nx restores from its cache. */
  readonly results: string;
  readonly parallel: number;
  readonly environment?: (say: Say) => Promise<NodeJS.ProcessEnv>;
}

/** Runs one level of tests in all projects, and counts what their results say. */
export function jestStep({ name, target, results, parallel, environment }: JestLevel): Step {
  return {
    name,
    run: async (say) => {
      const env = await environment?.(say);
      const files = projectsIn(root)
        .filter(({ targets }) => targets.includes(target))
        .map((project) => ({
          task: `${project.name}:${target}`,
          path: join(project.folder, '.results', results),
        }));
      for (const { path } of files) await rm(path, { force: true });
      const { ok, output } = await nx(target, { parallel, done: say, ...(env ? { env } : {}) });
      const found = await Promise.all(
        files.map(({ task, path }) => readJestResults(path, () => taskOutput(output, task))),
      );
      const total = sum(found);
      return ok || total.failed > 0 ? total : sum([total, check(failedTasks(output))]);
    },
  };
}
