import { join } from 'node:path';
import { fileURLToPath } from 'node:url';

export const root = fileURLToPath(new URL('../..', import.meta.url));

/** A path inside the repository. */
export const at = (...parts) => join(root, ...parts);

/** The Node.js that this repository pins: what runs everything once it is installed. */
export const pinnedNode = at('node_modules/node/bin/node');
