import { execFile } from 'node:child_process';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { promisify } from 'node:util';

const source = fileURLToPath(new URL('../../shim/shim.c', import.meta.url));

/** The shim as a library of this machine, or why there is none. */
export type Shim = { readonly library: string } | { readonly missing: string };

/** Compiles the shim into a folder. Never throws: without it some faults cannot be brought about, and are said to be so. */
export async function buildShim(folder: string): Promise<Shim> {
  if (process.platform !== 'linux')
    return { missing: `the shim is for Linux, not ${process.platform}` };
  const library = join(folder, 'shim.so');
  try {
    const flags = ['-shared', '-fPIC', '-O1', '-Wall', '-o', library, source, '-ldl'];
    await promisify(execFile)('cc', flags);
    return { library };
  } catch (error) {
    const { code, stderr = '' } = error as { code?: unknown; stderr?: string };
    const reason = code === 'ENOENT' ? 'there is no C compiler (cc)' : stderr.trim();
    return { missing: `the shim could not be compiled: ${reason}` };
  }
}
