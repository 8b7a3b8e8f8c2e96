import { existsSync } from 'node:fs';
import { runChild } from './child.mjs';
import { isInstalled, markInstalled } from './installed.mjs';
import { withLock } from './lock.mjs';
import { pinnedNode, root } from './paths.mjs';

/** The packages could not be installed; the message says why and what to do. */
export class InstallationFailed extends Error {
  constructor(message, exitCode = 1) {
    super(message);
    this.exitCode = exitCode;
  }
}

const unreachable =
  /ENOTFOUND|ECONNREFUSED|ECONNRESET|ETIMEDOUT|EAI_AGAIN|ENETUNREACH|EHOSTUNREACH/;

/** Installs the packages of the lock file unless they are there. Throws InstallationFailed. */
export async function install() {
  if (isInstalled()) return;
  await withLock('install', async () => {
    if (!isInstalled()) await installNow();
  });
}

async function installNow() {
  const started = Date.now();
  const seconds = () => `${Math.round((Date.now() - started) / 1000)} s`;
  const ping = await npm(['ping', '--fetch-retries=0', '--fetch-timeout=10000'], 'pipe');
  if (ping.interrupted) throw new InstallationFailed('The installation was interrupted.', 130);
  const offline = ping.code !== 0 && unreachable.test(ping.output);
  console.log(`Installing the packages of package-lock.json, once (npm ci)`);
  if (offline) console.log("The package registry does not answer; trying with npm's cache");

  const quiet = ['--no-audit', '--no-fund', '--loglevel=error', '--include=dev'];
  const heartbeat = setInterval(() => console.log(`  still installing: ${seconds()}`), 5_000);
  const ci = await npm(['ci', ...quiet, ...(offline ? ['--offline'] : [])], 'inherit').finally(() =>
    clearInterval(heartbeat),
  );
  if (ci.interrupted) throw new InstallationFailed('The installation was interrupted.', 130);
  if (ci.code !== 0) {
    throw new InstallationFailed(
      offline
        ? 'The packages could not be installed: the package registry does not answer. Check the network, or the\n' +
            'proxy that npm uses (npm config get proxy), and try again.'
        : 'The packages could not be installed; the reason is above (npm ci).',
    );
  }
  if (!existsSync(pinnedNode)) {
    throw new InstallationFailed(
      'npm has not run the install scripts of the packages, and one of them brings the Node.js that Korsa needs.\n' +
        'Allow them, for example with: npm_config_ignore_scripts=false npm ci',
    );
  }
  markInstalled();
  console.log(`Installed in ${seconds()}`);
}

/** Runs npm to its end: the one that runs us, else the one on the PATH. */
async function npm(args, stdio) {
  const cli = process.env.npm_execpath;
  const viaNode = cli?.endsWith('.js') && existsSync(cli);
  const [command, prefix] = viaNode ? [process.execPath, [cli]] : ['npm', []];
  try {
    return await runChild(command, [...prefix, ...args], { cwd: root, stdio, graceMs: 2_000 });
  } catch {
    throw new InstallationFailed(
      'npm is missing, which installs the packages. It comes with Node.js: https://nodejs.org',
    );
  }
}
