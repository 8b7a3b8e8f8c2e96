import type { StackUnderTest } from '../../history/stack.js';
import type { Commander } from '../commands/commander.js';
import type { World } from '../world.js';
import { tableOf } from './desk.js';
import { setUpCity } from './set-up-city.js';

const cities = ['33.71', '33.72', '35.73'];

/** Sets up every city, through the same commands that the run is about. Rejects when one cannot be. */
export async function setUpWorld(
  stack: StackUnderTest,
  commander: Commander,
  peoplePerCity: number,
): Promise<World> {
  const plans = cities.map((code, n) => ({ code, born: `1980010${n + 1}`, people: peoplePerCity }));
  return {
    cities: await Promise.all(
      plans.map((plan) => setUpCity(tableOf(plan.code, stack, commander), plan)),
    ),
  };
}
