import { mkdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { setTimeout as delay } from 'node:timers/promises';
import { at } from './paths.mjs';

const remedy = 'delete that file if this is no process of Korsa';

/** Lets one process of this clone do `work` at a time. A lock whose owner is dead is taken over. */
export async function withLock(name, work) {
  const path = at('.korsa', `${name}.lock`);
  mkdirSync(at('.korsa'), { recursive: true });
  for (let waiting = false; !take(path); waiting = true) {
    const owner = Number(read(path));
    if (!isAlive(owner)) rmSync(path, { force: true });
    else if (!waiting) console.log(`Waiting for process ${owner}, which holds ${path}; ${remedy}`);
    await delay(200);
  }
  try {
    return await work();
  } finally {
    rmSync(path, { force: true });
  }
}

function take(path) {
  try {
    writeFileSync(path, String(process.pid), { flag: 'wx' });
    return true;
  } catch (error) {
    if (error.code === 'EEXIST') return false;
    throw error;
  }
}

function read(path) {
  try {
    return readFileSync(path, 'utf8');
  } catch {
    return '';
  }
}

function isAlive(pid) {
  // Our own id is that of a predecessor: a container that was started again on a folder that was kept.
  if (!(pid > 0) || pid === process.pid) return false;
  try {
    process.kill(pid, 0);
    return true;
  } catch (error) {
    return error.code === 'EPERM';
  }
}
