/**
 * Proves that the boundary rules fire: each case of cases.mjs is answered as it says, and each single rule is
 * needed, i.e. some case is answered wrongly when that rule alone is taken away.
 */
import { createProjectGraphAsync } from '@nx/devkit';
import nx from '@nx/eslint-plugin';
import { ESLint } from 'eslint';
import tseslint from 'typescript-eslint';
import { cases } from './cases.mjs';
import { boundaries, running, testFiles, waiting } from './rules.mjs';

const parts = [...boundaries, waiting, running];

const eslintWith = (rules) =>
  new ESLint({
    overrideConfigFile: true,
    overrideConfig: [
      ...nx.configs['flat/base'],
      { files: ['**/*.ts'], languageOptions: { parser: tseslint.parser } },
      { files: testFiles },
      { plugins: { '@typescript-eslint': tseslint.plugin } },
      ...rules,
    ],
  });

async function wrongCases(rules, { first = false } = {}) {
  const eslint = eslintWith(rules);
  const wrong = [];
  for (const [allowed, filePath, code, message] of cases) {
    const [{ messages, errorCount }] = await eslint.lintText(`${code}\n`, { filePath });
    const parsed = !messages.some(({ fatal }) => fatal);
    const said = !message || messages.some((refusal) => refusal.message.includes(message));
    if (parsed && said && (errorCount === 0) === allowed) continue;
    wrong.push(`${allowed ? 'must be allowed' : 'must be refused'}: ${filePath} <- ${code}`);
    if (first) break;
  }
  return wrong;
}

/** Every list of rules in the configuration, as [config index, path to the list, length]. */
function* ruleLists(config, index) {
  for (const [name, [, ...options]] of Object.entries(config.rules)) {
    if (name === 'no-restricted-syntax') yield { index, name, list: (c) => c.rules[name], from: 1 };
    const [{ depConstraints, patterns, paths } = {}] = options;
    if (depConstraints)
      yield { index, name, list: (c) => c.rules[name][1].depConstraints, from: 0 };
    if (patterns) yield { index, name, list: (c) => c.rules[name][1].patterns, from: 0 };
    if (paths) yield { index, name, list: (c) => c.rules[name][1].paths, from: 0 };
  }
}

await createProjectGraphAsync({ exitOnError: true });
const wrong = await wrongCases(parts);
let mutants = 0;
for (const { index, name, list, from } of parts.flatMap((config, i) => [...ruleLists(config, i)])) {
  for (let at = from; at < list(parts[index]).length; at += 1) {
    const mutant = structuredClone(parts);
    const [removed] = list(mutant[index]).splice(at, 1);
    if (list(mutant[index]).length === from) delete mutant[index].rules[name];
    mutants += 1;
    if ((await wrongCases(mutant, { first: true })).length === 0) {
      wrong.push(
        `no case needs the rule ${name} ${JSON.stringify(removed)} for ${mutant[index].files}`,
      );
    }
  }
}
for (const line of wrong) console.error(`boundaries: ${line}`);
console.log(
  wrong.length
    ? `boundaries: ${wrong.length} wrong`
    : `boundaries: all ${cases.length} cases as expected, each of ${mutants} rules needed`,
);
process.exitCode = wrong.length ? 1 : 0;
