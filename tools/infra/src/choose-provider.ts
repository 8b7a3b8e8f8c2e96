import type { Infrastructure, ProviderName, Request } from './infrastructure.js';
import { Unavailable } from './unavailable.js';

/** Starts what was found. */
export type Starter = (request: Request) => Promise<Infrastructure>;

/** One way to get Kafka and MongoDB. */
export interface Provider {
  readonly name: ProviderName;
  /** Fetches what is missing, and says how to start it. Throws Unavailable when this way is not open. */
  find(request: Request): Promise<Starter>;
}

export interface Choice {
  readonly name: ProviderName;
  readonly start: Starter;
  /** Why each way before this one was not taken. */
  readonly passed: readonly string[];
}

const names: readonly ProviderName[] = ['given', 'docker', 'embedded'];

const remedies = `Do one of these:
  - install Docker and start it;
  - install Java 17 or later, Maven and Python 3 with pip
    (Debian, Ubuntu: apt-get install openjdk-17-jre-headless maven python3-pip);
  - start Kafka and a MongoDB replica set yourself, and set KORSA_KAFKA_BROKERS and KORSA_MONGO_URL.`;

/** Takes the first provider that is open, or the one that `forced` (KORSA_INFRA) names. Throws with every reason otherwise. */
export async function chooseProvider(
  providers: readonly Provider[],
  forced: string | undefined,
  request: Request,
): Promise<Choice> {
  if (forced && !names.some((name) => name === forced)) {
    throw new Error(`KORSA_INFRA is ${forced}; it may be ${names.join(', ')}, or not set.`);
  }
  const passed: string[] = [];
  for (const provider of providers.filter(({ name }) => !forced || name === forced)) {
    try {
      return { name: provider.name, start: await provider.find(request), passed };
    } catch (error) {
      if (!(error instanceof Unavailable)) throw error;
      passed.push(...error.reasons.map((reason) => `${provider.name}: ${reason}`));
    }
  }
  const tried = passed.map((reason) => `  - ${reason}`).join('\n');
  const only = forced ? `\n(KORSA_INFRA=${forced} allows nothing else.)` : '';
  throw new Error(`There is no Kafka and MongoDB to use. Tried:\n${tried}${only}\n${remedies}`);
}
