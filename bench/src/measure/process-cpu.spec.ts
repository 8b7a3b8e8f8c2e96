import { createServer, type AddressInfo } from 'node:net';
import { describe, expect, it } from '@jest/globals';
import { busySecondsIn, cpuSecondsIn, listeningSockets, pidListeningOn } from './process-cpu.js';

describe('CPU time', () => {
  it('of a process is user and system time, whatever its name', () => {
    const name = '(a) b (node)';
    expect(cpuSecondsIn(`42 (${name}) S 1 2 3 4 5 6 7 8 9 10 250 50 0 0 20`)).toBe(3);
  });

  it('of the machine leaves out what it was idle or waited for disks', () => {
    expect(busySecondsIn('cpu  100 10 200 5000 700 5 15 70 0 0\ncpu0 1 2')).toBe(4);
  });
});

const table = `  sl  local_address rem_address   st tx_queue rx_queue tr tm->when retrnsmt   uid  timeout inode
   0: 0100007F:2384 00000000:0000 0A 00000000:00000000 00:00000000 00000000     0        0 111 1
   1: 0100007F:2384 0100007F:9999 01 00000000:00000000 00:00000000 00000000     0        0 222 1
   2: 0100007F:6989 00000000:0000 0A 00000000:00000000 00:00000000 00000000     0        0 333 1`;

describe('the process behind a port', () => {
  it('holds the socket that listens, not one that is connected', () => {
    expect(listeningSockets(table, 0x2384)).toEqual(['socket:[111]']);
  });

  it('is found', async () => {
    const server = createServer();
    await new Promise<void>((listening) => server.listen(0, '127.0.0.1', listening));
    const { port } = server.address() as AddressInfo;
    const found = await pidListeningOn(port);
    server.close();
    expect(found).toBe(process.platform === 'linux' ? process.pid : undefined);
  });
});
