import type { Brokers } from './brokers.js';
import { execute } from './execute.js';
import { jestStep } from './jest-step.js';
import { inLanes } from './lanes.js';
import { check } from './outcome.js';
import { installed } from './root.js';
import type { Step } from './step.js';

const node = [process.execPath];
const fromSource = [process.execPath, ...process.execArgv];

// One program of types for all projects: most of the time goes into reading the libraries they share.
const types = ['--noEmit', '--incremental', '--tsBuildInfoFile', '.korsa/types.tsbuildinfo'];
const oneProgram = ['projectService:false', 'project:./tsconfig.json'];
const lint = [
  '--max-warnings',
  '0',
  ...oneProgram.flatMap((option) => ['--parser-options', option]),
];

const source = inLanes('source', [
  [commandStep('lint', [...node, installed('eslint'), ...lint, '.'])],
  [
    commandStep('lock file', ['npm', 'ci', '--dry-run', '--offline', '--ignore-scripts']),
    commandStep('format', [...node, installed('prettier'), '--check', '--log-level=warn', '.']),
    commandStep('boundaries', [...node, 'tools/boundaries/self-test.mjs']),
    commandStep('types', [...node, installed('tsc'), '-p', 'tsconfig.json', ...types]),
    commandStep('generated files', [...fromSource, 'tools/generate/src/main.ts', '--check']),
  ],
]);

/** What needs nothing but Node.js: `npm run check`. */
export const fastSteps: readonly Step[] = [
  source,
  jestStep({ name: 'unit', target: 'test', results: 'unit.json', parallel: 2 }),
];

/** What needs Kafka and MongoDB. Integration tests wait half of their time; the whole stack computes. */
export function brokerSteps({ environment }: Brokers): readonly Step[] {
  const integration = { target: 'test-int', results: 'integration.json', parallel: 2 };
  const endToEnd = { target: 'e2e', results: 'e2e.json', parallel: 1 };
  return [
    jestStep({ name: 'integration', environment, ...integration }),
    jestStep({ name: 'end to end', environment, ...endToEnd }),
  ];
}

function commandStep(name: string, command: readonly string[]): Step {
  return {
    name,
    run: async () => {
      const { ok, output } = await execute(command);
      return check(ok ? undefined : output);
    },
  };
}
