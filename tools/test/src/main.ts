import { Brokers } from './brokers.js';
import { inWords, sum, type Outcome } from './outcome.js';
import { outcomeOf, type Step } from './step.js';
import { brokerSteps, fastSteps } from './steps.js';

const brokers = new Brokers();
const steps = process.argv.includes('--fast') ? fastSteps : [...fastSteps, ...brokerSteps(brokers)];

for (const signal of ['SIGINT', 'SIGTERM'] as const) {
  process.once(signal, () => process.exit(130));
}

const outcomes: Outcome[] = [];
for (const step of steps) outcomes.push(await runStep(step));
await brokers.stop();

const total = sum(outcomes);
for (const failure of total.failures) console.log(`\n${'-'.repeat(80)}\n${failure}`);
if (total.failures.length > 0) console.log(`\n${'-'.repeat(80)}`);
console.log(inWords(total));
process.exitCode = total.failed > 0 ? 1 : 0;

async function runStep(step: Step): Promise<Outcome> {
  const started = Date.now();
  const seconds = () => `${((Date.now() - started) / 1000).toFixed(1)} s`;
  const say = (line: string) => console.log(`    ${seconds().padStart(8)}  ${line}`);
  console.log(step.name);
  const outcome = await outcomeOf(step, say);
  say(inWords(outcome));
  return outcome;
}
