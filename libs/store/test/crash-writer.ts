import { connectToMongo } from '@korsa/testing';
import { writeSync } from 'node:fs';
import { newId, StoreUnavailable, TooContended } from '../src/index.js';
import { mongoWorld } from './mongo-world.js';
import { issueTicket, takeSeat } from './seats.js';
import { asCommand } from './world.js';

/**
 * A process that writes until it is killed: by itself at the n-th time that it comes by a fault point, or from outside.
 * Says `<command>` on stdout for each command that was acknowledged.
 */
const [url = '', database = '', hallList = '', fatalPoint = '', fatalVisit = '0'] =
  process.argv.slice(2);
const halls = hallList.split(',');
let visits = 0;

const connection = await connectToMongo(url, database);
const world = await mongoWorld(connection, {
  maxGroup: 8,
  faultPoint: (point) => {
    if (point === fatalPoint && ++visits === Number(fatalVisit))
      process.kill(process.pid, 'SIGKILL');
    return Promise.resolve();
  },
});

/** While others die with the same halls in their hands a command may be refused: it is not acknowledged then. */
function refused(error: unknown): void {
  if (!(error instanceof TooContended || error instanceof StoreUnavailable)) throw error;
}

async function caller(number: number): Promise<never> {
  for (let turn = number; ; turn += 1) {
    const command = newId();
    const hall = halls[turn % halls.length]!;
    const call = asCommand(command, () =>
      world.group.change([world.halls.at(hall), world.tickets.maybe(command)], (state) => [
        takeSeat(state, command),
        issueTicket(command, hall, command),
      ]),
    );
    await call.then(() => writeSync(1, `${command}\n`), refused);
  }
}

await Promise.all(Array.from({ length: 12 }, (_, index) => caller(index)));
