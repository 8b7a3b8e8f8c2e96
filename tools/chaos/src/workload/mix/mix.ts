import { Chance } from '@korsa/demo';
import type { Command } from '../commands/command.js';
import type { Habit } from '../commands/commander.js';
import type { World } from '../world.js';
import { followUpCommand } from './following-up.js';
import { gateCommand } from './gates.js';
import { pick, weighted } from './pick.js';
import { planningCommand } from './planning.js';
import { seatCommand } from './seats.js';

/** The next thing somebody wants to do. */
export interface Intent {
  readonly command: Command;
  readonly habit: Habit;
  /** Milliseconds after the one before, for a rate of one per second. */
  readonly gap: number;
}

/**
 * The endless list of what is wanted in a world. It depends on the seed alone, never on an outcome: some of it will be
 * refused, and that has to be right too.
 */
export function* intents(world: World, seed: number): Generator<Intent, never> {
  const chance = new Chance(seed);
  for (;;) {
    const make = weighted(chance, features);
    const city = pick(chance, world.cities);
    const command = make(city, chance) as unknown as Command;
    const habit = weighted(chance, habits);
    yield { command, habit, gap: -Math.log(1 - chance.next()) * 1_000 };
  }
}

const features = [
  [40, seatCommand],
  [40, gateCommand],
  [8, planningCommand],
  [12, followUpCommand],
] as const;

const habits = [
  [88, 'once'],
  [7, 'again'],
  [5, 'twice'],
] as const;
