import { Korsa, StoryTime, type Desk, type ServiceName } from '@korsa/demo';
import { eventually } from '@korsa/testing';
import type { StackUnderTest } from '../../history/stack.js';
import type { Command } from '../commands/command.js';
import type { Commander } from '../commands/commander.js';
import { moments } from '../moments.js';

/** What the set-up of one city works with. */
export interface Table {
  readonly city: string;
  /** For queries. */
  readonly look: Desk;
  /** Gives a command and waits for its answer. */
  readonly demand: <Answer>(command: Command<Answer>, now?: string) => Promise<Answer>;
}

export function tableOf(city: string, stack: StackUnderTest, commander: Commander): Table {
  const time = new StoryTime();
  time.moveTo(moments.eve);
  return {
    city,
    look: new Korsa(firstOfEach(stack.baseUrls), time).deskOf('chaos', city),
    demand: (command, now = moments.eve) => commander.demand(command, now),
  };
}

function firstOfEach(urls: StackUnderTest['baseUrls']): Record<ServiceName, string> {
  const first = Object.entries(urls).map(([service, [url]]) => [service, url]);
  return Object.fromEntries(first) as Record<ServiceName, string>;
}

/** Faults may be under way while the set-up waits for news. */
const patience = { within: 120_000, every: 100 };

/** Waits until a query shows what another service has said. */
export async function heard(what: string, look: () => Promise<boolean>): Promise<void> {
  try {
    await eventually(look, patience);
  } catch (error) {
    throw new Error(`The set-up waited in vain for ${what}.`, { cause: error });
  }
}
