import type { DeadLetterView } from '@korsa/contracts';
import type { Asked, Outcome } from './outcome.js';
import { count, fields, table } from './table.js';

export async function list({ client, command }: Asked): Promise<Outcome> {
  const { limit, filter } = command;
  const state = (filter.state ?? 'parked') as 'parked';
  const { items, next } = await client.listDeadLetters({
    query: { ...filter, state, limit: Math.min(limit, 200) },
  });
  const rows = items.map((letter) => [
    letter.parkedAt,
    letter.cityCode ?? '-',
    letter.handler,
    `${letter.key}#${letter.sequence}`,
    String(letter.attempts),
    letter.reason,
    letter.letterId,
  ]);
  const more = next === null ? '' : '\nThere are more: narrow with --group, --topic or --key.';
  const text =
    items.length === 0
      ? `No event is ${state}.`
      : table(['since', 'city', 'handler', 'event', 'tries', 'reason', 'letter'], rows) + more;
  return { data: items, text };
}

export async function keys({ client, command }: Asked): Promise<Outcome> {
  const { state: _state, ...place } = command.filter;
  const { items, more } = await client.listParkedKeys({ query: place });
  const rows = items.map(({ since, cityCode, group, topic, key, waiting, retry, lastRetry }) => {
    const ended = lastRetry?.failed ? `failed again: ${lastRetry.failed.reason}` : '-';
    const standing = retry ? (retry.underway ? 'underway' : 'asked for') : ended;
    return [since, cityCode ?? '-', group, topic, key, String(waiting), standing];
  });
  const head = ['since', 'city', 'group', 'topic', 'key', 'events', 'retry'];
  const rest = more ? '\nThere are more: narrow with --group, --topic or --key.' : '';
  return { data: items, text: items.length === 0 ? 'No key waits.' : table(head, rows) + rest };
}

export async function show({ client, command }: Asked): Promise<Outcome> {
  const letter = await client.showDeadLetter({ params: { letterId: command.operands[0] ?? '' } });
  return { data: letter, text: letterText(letter) };
}

export async function blocked({ client }: Asked): Promise<Outcome> {
  const { items, more } = await client.listBlockedKeys();
  const rows = items.map(({ since, cityCode, topic, key, events, reason, first }) => [
    since,
    cityCode,
    topic,
    key,
    String(events),
    `${reason}: ${first.type} #${first.sequence}, ${first.bytes} bytes`,
  ]);
  const head = ['since', 'city', 'topic', 'key', 'events', 'refused'];
  const rest = more ? '\nThere are more: they show when these are released.' : '';
  return {
    data: items,
    text: items.length === 0 ? 'No key is blocked.' : table(head, rows) + rest,
  };
}

export async function decisions({ client, command }: Asked): Promise<Outcome> {
  const { items } = await client.listOperatorDecisions({
    query: { limit: Math.min(command.limit, 200) },
  });
  const rows = items.map(({ at, actor, action, target, reason }) => [
    at,
    actor,
    action,
    Object.values(target).join(' '),
    reason,
  ]);
  const head = ['when', 'who', 'what', 'about', 'why'];
  return { data: items, text: items.length === 0 ? 'Nothing was decided.' : table(head, rows) };
}

export function letterText(letter: DeadLetterView): string {
  const { value, headers, decisions: decided } = letter;
  const bytes = value === null ? null : Buffer.from(value, 'base64');
  return [
    fields([
      ['letter', letter.letterId],
      ['state', `${letter.state}, here since ${letter.parkedAt}`],
      ['retried', `${count(letter.attempts, 'time')} in vain`],
      ['reason', letter.reason],
      ['handler', `${letter.handler} in ${letter.group}`],
      ['event', `${letter.type} ${letter.eventId}`],
      ['key', `${letter.key}, number ${letter.sequence}`],
      ['origin', `${letter.topic}, partition ${letter.partition}, offset ${letter.offset}`],
      ['city', letter.cityCode ?? 'it does not say'],
    ]),
    '',
    fields(Object.entries(headers)),
    '',
    bytes === null ? '(no value)' : bytes.toString(),
    ...(decided.length > 0 ? [''] : []),
    ...decided.map(
      ({ at, actor, action, reason, error }) =>
        `${at} ${action} by ${actor}: ${reason}${error ? ` (${error})` : ''}`,
    ),
  ].join('\n');
}
