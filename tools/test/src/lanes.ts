import { inWords, sum, type Outcome } from './outcome.js';
import { outcomeOf, type Say, type Step } from './step.js';

/** Steps that use one core each, in lanes beside each other; within a lane one after the other. */
export function inLanes(name: string, lanes: readonly (readonly Step[])[]): Step {
  return {
    name,
    run: async (say) => {
      const outcomes = await Promise.all(lanes.map((steps) => runLane(steps, say)));
      return sum(outcomes.flat());
    },
  };
}

async function runLane(steps: readonly Step[], say: Say): Promise<Outcome[]> {
  const outcomes: Outcome[] = [];
  for (const step of steps) {
    const outcome = await outcomeOf(step, say);
    say(`${step.name}: ${inWords(outcome)}`);
    outcomes.push(outcome);
  }
  return outcomes;
}
