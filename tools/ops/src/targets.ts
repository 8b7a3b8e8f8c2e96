import { UsageError } from './usage.js';

/** A service that is asked. */
export interface Target {
  readonly name: string;
  readonly url: string;
}

/** Where `npm start` runs the services. */
const ports = { registration: 3001, scheduling: 3002, attendance: 3003, evaluation: 3004 };

interface Asked {
  readonly service: string | undefined;
  readonly url: string | undefined;
  /** A letter or a key belongs to one service. */
  readonly one: boolean;
}

/** The services a command is for. Throws UsageError. */
export function targetsOf({ service, url, one }: Asked, env: NodeJS.ProcessEnv): Target[] {
  if (service && url) throw new UsageError('Give --service or --url, not both.');
  if (url) return [{ name: url, url: checked(url) }];
  const all = Object.entries(ports).map(([name, port]) => ({
    name,
    url: `http://127.0.0.1:${env[`KORSA_${name.toUpperCase()}_PORT`] ?? port}`,
  }));
  if (service) {
    const target = all.find(({ name }) => name === service);
    if (target) return [target];
    throw new UsageError(`There is no service "${service}": ${Object.keys(ports).join(', ')}.`);
  }
  if (one) throw new UsageError('Say which service it is about: --service or --url.');
  return all;
}

function checked(url: string): string {
  if (!URL.canParse(url) || !/^https?:/.test(url))
    throw new UsageError('--url is an address such as http://127.0.0.1:3001.');
  return url.replace(/\/+$/, '');
}
