/**
 * The first thing every npm script runs, on any Node.js from version 20 on and before anything is installed:
 * node tools/launch.mjs <command> [arguments]
 */
const oldest = 20;
const major = Number.parseInt(process.versions.node, 10);

if (major >= oldest) {
  import('./launch/main.mjs').then(({ main }) => main(process.argv.slice(2)));
} else {
  console.error(
    `Korsa needs Node.js ${oldest} or later to start with; this is ${process.version}.`,
  );
  console.error('Get a current one from https://nodejs.org, or with your version manager.');
  process.exitCode = 1;
}
