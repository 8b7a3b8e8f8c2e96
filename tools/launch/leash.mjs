/**
 * Loaded into a program that the launcher starts: ends the program when the launcher is gone. The pipe at descriptor 3
 * comes from the launcher, so its end is the launcher's end, even by SIGKILL.
 */
import { Socket } from 'node:net';

const options = process.env.KORSA_LEASH;
const graceMs = 30_000;

if (options !== undefined) {
  // The leash holds this program only, not what it starts.
  delete process.env.KORSA_LEASH;
  if (options) process.env.NODE_OPTIONS = options;
  else delete process.env.NODE_OPTIONS;

  const launcher = new Socket({ fd: 3, readable: true, writable: false });
  launcher
    .on('error', () => undefined)
    .on('close', () => {
      process.kill(-process.pid, 'SIGTERM');
      setTimeout(() => process.kill(-process.pid, 'SIGKILL'), graceMs).unref();
    });
  launcher.resume().unref();
}
