import { startInfrastructure } from '@korsa/infra';
import { mechanisms } from './mechanisms.js';
import type { Mechanism, Proof, Proofs } from './mechanism.js';
import { readProofs, writeProofs } from './proofs.js';
import { copyTree } from './run/copy-tree.js';
import { NotProven, prove } from './run/prove.js';

const wanted = process.argv.slice(2);
const chosen = mechanisms.filter(
  ({ name, file }) =>
    wanted.length === 0 || wanted.some((part) => name.includes(part) || file.includes(part)),
);
const began = Date.now();
const say = (line: string) =>
  console.log(`${((Date.now() - began) / 1_000).toFixed(0).padStart(5)} s  ${line}`);

async function proveAll(): Promise<number> {
  const infrastructure = await startInfrastructure({ purpose: 'test', log: say });
  const tree = await copyTree();
  const environment = {
    KORSA_KAFKA_BROKERS: infrastructure.kafkaBrokers,
    KORSA_MONGO_URL: infrastructure.mongoUrl,
  };
  let failures = 0;
  try {
    for (const mechanism of chosen) {
      try {
        const proof: Proof = await prove(mechanism, tree.path, environment);
        writeProofs({ ...proofsOf(mechanisms), [mechanism.name]: proof });
        say(`needed    ${mechanism.name}: ${proof.red.length} red, first: ${proof.red[0]}`);
        if (proof.message !== undefined) say(`          ${proof.message}`);
      } catch (error) {
        if (!(error instanceof NotProven)) throw error;
        failures += 1;
        say(`NOT SHOWN ${error.message}`);
      }
    }
  } finally {
    await tree.remove();
    await infrastructure.stop();
  }
  return failures;
}

/** Without those of mechanisms that are gone. */
function proofsOf(known: readonly Mechanism[]): Proofs {
  const names = new Set(known.map(({ name }) => name));
  return Object.fromEntries(Object.entries(readProofs()).filter(([name]) => names.has(name)));
}

if (chosen.length === 0) {
  console.error(`No mechanism has ${wanted.join(' or ')} in its name or file.`);
  process.exitCode = 2;
} else {
  const failures = await proveAll();
  say(`${chosen.length - failures} of ${chosen.length} mechanisms shown to be needed`);
  say('npm run generate brings docs/mechanisms.md up to date');
  process.exitCode = failures > 0 ? 1 : 0;
}
