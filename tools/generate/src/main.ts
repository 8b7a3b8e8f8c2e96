import { fileURLToPath } from 'node:url';
import { problemsOf, writeAll } from './documents.js';
import { eventsPage } from './events-page.js';
import { httpPage } from './http-page.js';
import { proofPage } from './mechanisms-page.js';
import { performancePage } from './performance-page.js';
import { releasedSchemas, withdrawals } from './schemas.js';
import { settingsPage } from './settings-page.js';

const root = fileURLToPath(new URL('../../..', import.meta.url));
const documents = [
  ...releasedSchemas(),
  eventsPage(root),
  httpPage(root),
  await settingsPage(root),
  proofPage(),
  ...performancePage(root),
];

const withdrawn = withdrawals(root);

if (process.argv.includes('--check')) {
  const problems = [...withdrawn, ...problemsOf(documents, root)];
  for (const problem of problems) console.error(`generate: ${problem}`);
  console.log(`generate: ${documents.length} files checked, ${problems.length} not up to date`);
  process.exitCode = problems.length > 0 ? 1 : 0;
} else if (withdrawn.length > 0) {
  throw new Error(withdrawn.join('\n'));
} else {
  const written = await writeAll(documents, root);
  console.log(`generate: ${written.length} of ${documents.length} files written`);
  for (const path of written) console.log(`  ${path}`);
}
