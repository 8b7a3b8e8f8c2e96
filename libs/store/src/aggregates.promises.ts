import { describe } from '@jest/globals';
import type { World } from '../test/world.js';
import { atomicity } from './promises/atomicity.promises.js';
import { changingEach } from './promises/changing-each.promises.js';
import { folding } from './promises/folding.promises.js';
import { repeats } from './promises/repeats.promises.js';
import { states } from './promises/states.promises.js';
import { tenancy } from './promises/tenancy.promises.js';
import { uniqueness } from './promises/uniqueness.promises.js';

/** What every store of aggregates promises. Runs against the fake and against MongoDB: if they differ, the fake lies. */
export function aggregatesKeepTheirPromises(store: string, open: () => Promise<World>): void {
  describe(`aggregates ${store}`, () => {
    atomicity(open);
    folding(open);
    changingEach(open);
    repeats(open);
    states(open);
    tenancy(open);
    uniqueness(open);
  });
}
