import type { ParkedKeyView } from '@korsa/contracts';
import { letterText } from './look.js';
import type { Asked, OpsClient, Outcome } from './outcome.js';
import { count } from './table.js';

const lookEveryMs = 200;

/** Asks for the retry of the letter's key and waits until a worker has ended it. */
export async function retry({ client, command }: Asked): Promise<Outcome> {
  const letterId = command.operands[0] ?? '';
  const { group, topic, key } = await client.showDeadLetter({ params: { letterId } });
  const place = { group, topic, key };
  const { waiting } = await client.retryParkedKey({
    body: { ...place, reason: command.reason ?? '' },
  });
  const ended = await outcomeOf(client, place, command.waitMs);
  if (ended === 'released')
    return {
      data: { ...place, retried: waiting },
      text: `${count(waiting, 'event')} of ${key} handled in order; the key goes on by itself.`,
    };
  if (ended === 'late')
    return {
      data: { ...place, retried: null },
      text: 'No worker has ended it yet: see `keys` later, and whether a worker runs.',
      failed: true,
    };
  const { retried = 0, failed } = ended.lastRetry ?? {};
  return {
    data: ended,
    text: [
      `${count(retried, 'event')} handled, then it failed again: ${failed?.reason ?? 'unknown'}.`,
      `It waits on: show ${failed?.letterId ?? letterId}`,
    ].join('\n'),
    failed: true,
  };
}

export async function skip({ client, command }: Asked): Promise<Outcome> {
  const letter = await client.skipDeadLetter({
    params: { letterId: command.operands[0] ?? '' },
    body: { reason: command.reason ?? '' },
  });
  const { group, topic, key } = letter;
  const { items } = await client.listParkedKeys({ query: { group, topic, key } });
  const behind = items[0]?.waiting ?? 0;
  return {
    data: letter,
    text: [
      letterText(letter),
      '',
      behind > 0
        ? `Skipped. ${count(behind, 'event')} of the key wait behind it: retry one of them.`
        : 'Skipped. No event of the key waits any more: it goes on by itself.',
    ].join('\n'),
  };
}

export async function release({ client, command }: Asked): Promise<Outcome> {
  const [topic = '', key = ''] = command.operands;
  const released = await client.releaseBlockedKey({
    body: { topic, key, reason: command.reason ?? '' },
  });
  return {
    data: released,
    text: 'The relay sends it again; `blocked` shows whether Kafka takes it.',
  };
}

type Place = Pick<ParkedKeyView, 'group' | 'topic' | 'key'>;

/** How a retry ended: the key is released, or it waits on. */
async function outcomeOf(
  client: OpsClient,
  place: Place,
  waitMs: number,
): Promise<ParkedKeyView | 'released' | 'late'> {
  const until = Date.now() + waitMs;
  for (;;) {
    const { items } = await client.listParkedKeys({ query: place });
    const [found] = items;
    if (!found) return 'released';
    if (!found.retry) return found;
    if (Date.now() >= until) return 'late';
    await new Promise((resume) => setTimeout(resume, lookEveryMs));
  }
}
