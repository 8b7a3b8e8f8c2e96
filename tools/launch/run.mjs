import { constants } from 'node:os';
import { pathToFileURL } from 'node:url';
import { delimiter } from 'node:path';
import { runChild } from './child.mjs';
import { at, pinnedNode, root } from './paths.mjs';

const loader = pathToFileURL(at('node_modules/@swc-node/register/esm/esm-register.mjs')).href;

/** The flags that run TypeScript of this workspace from source, with readable stacks. */
const fromSource = ['--conditions=development', '--enable-source-maps', `--import=${loader}`];

/** Runs a program of the workspace on the pinned Node.js and answers its exit code. */
export async function run(program) {
  const { code, interrupted } = await runChild(pinnedNode, [...fromSource, ...program], {
    cwd: root,
    env: {
      PATH: `${at('node_modules/.bin')}${delimiter}${process.env.PATH ?? ''}`,
      SWC_NODE_PROJECT: at('tsconfig.base.json'),
    },
  });
  if (!interrupted || code === 0) return code;
  console.error(`\nInterrupted (${interrupted})`);
  return 128 + constants.signals[interrupted];
}
