import { describe, expect, it } from '@jest/globals';
import type { OutboxEvent } from '@korsa/store';
import { RecordRejected } from '../driver/errors.js';
import { publishInOrder } from './publication.js';

const event = (name: string): OutboxEvent => ({
  id: name,
  topic: 'topic',
  key: name.charAt(0),
  headers: {},
  value: '{}',
});
const names = (events: readonly OutboxEvent[]) => events.map(({ id }) => id);
const events = ['a1', 'b1', 'a2', 'c1', 'b2', 'a3', 'c2'].map(event);

/** A broker that takes a send as a whole unless it holds one of the refused events. */
function broker(...refused: string[]) {
  const written: string[] = [];
  return {
    written,
    send: (some: readonly OutboxEvent[]) => {
      if (some.some(({ id }) => refused.includes(id))) {
        return Promise.reject(new RecordRejected('MESSAGE_TOO_LARGE'));
      }
      written.push(...names(some));
      return Promise.resolve();
    },
  };
}

describe('publishInOrder', () => {
  it('sends everything at once when nothing is refused', async () => {
    const { written, send } = broker();
    expect(await publishInOrder(events, new Map(), send)).toEqual([]);
    expect(written).toEqual(names(events));
  });

  it('holds the refused event and the later ones of its key, and no other', async () => {
    for (const refused of names(events)) {
      const { written, send } = broker(refused);
      const blocked = new Map<string, string>();
      const held = names(await publishInOrder(events, blocked, send));
      const key = refused.charAt(0);
      expect(held.sort()).toEqual(
        names(events)
          .filter((name) => name >= refused && name.startsWith(key))
          .sort(),
      );
      expect(written).toEqual(names(events).filter((name) => !held.includes(name)));
      expect(blocked).toEqual(new Map([[`topic ${key}`, 'MESSAGE_TOO_LARGE']]));
    }
  });

  it('holds the events of a key that was blocked before', async () => {
    const { written, send } = broker();
    const held = await publishInOrder(events, new Map([['topic b', 'reason']]), send);
    expect(names(held)).toEqual(['b1', 'b2']);
    expect(written).toEqual(['a1', 'a2', 'c1', 'a3', 'c2']);
  });

  it('leaves every other failure to the caller', async () => {
    const failing = () => Promise.reject(new Error('The broker is away.'));
    await expect(publishInOrder(events, new Map(), failing)).rejects.toThrow('away');
  });
});
