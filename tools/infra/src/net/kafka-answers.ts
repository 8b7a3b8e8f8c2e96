import { connect } from 'node:net';

/** An ApiVersions request, version 0: the smallest thing that every broker understands. */
const request = Buffer.from('0000000a0012000000000001ffff', 'hex');

/** Whether a broker serves requests there. It opens its port for requests last of all. */
export function kafkaAnswers(host: string, port: number, within = 1_000): Promise<boolean> {
  return new Promise((resolve) => {
    const socket = connect({ host, port, timeout: within }, () => socket.write(request));
    const settle = (answers: boolean) => {
      socket.destroy();
      resolve(answers);
    };
    socket.once('data', () => settle(true));
    for (const event of ['error', 'timeout', 'close']) socket.once(event, () => settle(false));
  });
}
