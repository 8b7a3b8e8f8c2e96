/**
 * Completes package-lock.json after a dependency was added: node tools/complete-lock-file.mjs
 *
 * `npm ci` insists that the lock file names the optional packages of every platform, and `npm install` leaves out those
 * that its registry does not carry. What is added here has no integrity, because only those platforms ever fetch it.
 */
import { readFileSync, writeFileSync } from 'node:fs';

const path = new URL('../package-lock.json', import.meta.url);
const systems = [
  'aix',
  'android',
  'darwin',
  'freebsd',
  'netbsd',
  'openbsd',
  'openharmony',
  'sunos',
];
const processors = [
  'arm64',
  'arm',
  'ia32',
  'loong64',
  'ppc64',
  'riscv64',
  's390x',
  'wasm32',
  'x64',
];

const lock = JSON.parse(readFileSync(path, 'utf8'));
const missing = Object.entries(lock.packages).flatMap(([owner, { optionalDependencies = {} }]) =>
  Object.entries(optionalDependencies)
    .filter(([name]) => !isLocked(owner, name))
    .map(([name, version]) => [`node_modules/${name}`, platformPackage(name, version)]),
);
const packages = Object.entries({ ...lock.packages, ...Object.fromEntries(missing) });
lock.packages = Object.fromEntries(packages.sort(([a], [b]) => a.localeCompare(b, 'en')));
if (missing.length > 0) writeFileSync(path, `${JSON.stringify(lock, null, 2)}\n`);
console.log(`${missing.length} packages of other platforms added to package-lock.json`);

/** As Node.js looks it up: in the folder of the owner, then in those above it. */
function isLocked(owner, name) {
  const folders = owner.split('/node_modules/');
  return folders.some((_, depth) => {
    const folder = folders.slice(0, folders.length - depth).join('/node_modules/');
    return lock.packages[`${folder}/node_modules/${name}`] ?? lock.packages[`node_modules/${name}`];
  });
}

function platformPackage(name, version) {
  if (!/^\d+\.\d+\.\d+/.test(version)) throw new Error(`${name}: ${version} is no exact version`);
  const words = name.split('/').at(-1).split('-');
  const os = words.find((word) => systems.includes(word)) ?? systemOf(words);
  const cpu = words.find((word) => processors.includes(word));
  const libc = words.some((word) => word.startsWith('musl')) ? 'musl' : 'glibc';
  return {
    version,
    ...(cpu ? { cpu: [cpu] } : {}),
    optional: true,
    ...(os ? { os: [os] } : {}),
    ...(os === 'linux' ? { libc: [libc] } : {}),
  };
}

function systemOf(words) {
  if (words.includes('linux')) return 'linux';
  return words.includes('win32') || words.includes('windows') ? 'win32' : undefined;
}
