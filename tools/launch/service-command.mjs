import { existsSync, readdirSync } from 'node:fs';
import { at } from './paths.mjs';

/** Work of one service that ends: the same program as the service, with the command as its argument. */
export const serviceCommands = ['rebuild', 'snapshot'];

/** The program of `<command> --service <name> …`. Throws an Error that says which services there are. */
export function serviceProgram(command, args) {
  const { service, rest } = serviceOf(args);
  const main = `services/${service}/src/main.ts`;
  if (!service || !existsSync(at(main))) {
    const known = readdirSync(at('services')).join(', ');
    throw new Error(`${command} needs --service <name>, one of: ${known}.`);
  }
  return [main, command, ...rest];
}

function serviceOf(args) {
  const index = args.findIndex((arg) => arg === '--service' || arg.startsWith('--service='));
  if (index < 0) return { service: undefined, rest: args };
  const [, inline] = args[index].split('=');
  const taken = inline === undefined ? 2 : 1;
  return {
    service: inline ?? args[index + 1],
    rest: [...args.slice(0, index), ...args.slice(index + taken)],
  };
}
