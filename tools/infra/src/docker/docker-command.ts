import { logFile } from '../files/folders.js';
import { logTail } from '../files/log-tail.js';
import type { Log } from '../log.js';
import { capture } from '../process/capture.js';
import { runKept } from '../process/run-kept.js';
import { Unavailable } from '../unavailable.js';

/** Throws Unavailable when there is no Docker that answers, with its compose plugin when `compose` asks for it. */
export async function checkDocker({ compose }: { readonly compose: boolean }): Promise<void> {
  const { code, output } = await capture('docker', ['version', '--format', '{{.Server.Version}}']);
  if (code === undefined) throw new Unavailable(['there is no docker command that answers.']);
  if (code !== 0) throw new Unavailable([`${output.split('\n').at(-1)}`]);
  if (!compose || (await capture('docker', ['compose', 'version'])).code === 0) return;
  throw new Unavailable(['this Docker has no compose plugin (docker compose).']);
}

/** Pulls an image that is not here. Throws Unavailable when it cannot be had. */
export async function haveImage(image: string, log: Log): Promise<void> {
  if ((await capture('docker', ['image', 'inspect', image])).code === 0) return;
  log(`Pulling the image ${image}, once`);
  const output = await logFile('docker-pull');
  const started = Date.now();
  const { ok } = await runKept(['docker', 'pull', image], { log: output }, () =>
    log(`  ${image}: ${Math.round((Date.now() - started) / 1000)} s`),
  );
  if (ok) return;
  throw new Unavailable([
    `the image ${image} is not here and cannot be pulled.\n${await logTail(output)}`,
  ]);
}
