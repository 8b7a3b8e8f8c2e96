import { describe, expect, it } from '@jest/globals';
import { currentCause, inPart, newCause, runWithCause } from './cause.js';

const command = newCause({
  kind: 'request',
  actor: 'test',
  area: '33.71',
  dedupe: { kind: 'command', key: 'k', fingerprint: 'f' },
});

describe('inPart', () => {
  it('gives each part of a command a key of its own', async () => {
    const keys = await runWithCause(command, () =>
      Promise.all(
        ['row-0', 'row-1'].map((name) =>
          inPart(name, () => Promise.resolve(currentCause().dedupe)),
        ),
      ),
    );
    expect(keys).toEqual([
      { kind: 'command', key: 'k/row-0', fingerprint: 'f' },
      { kind: 'command', key: 'k/row-1', fingerprint: 'f' },
    ]);
  });

  it('leaves the key of an event alone, which names the aggregate already', async () => {
    const event = newCause({
      kind: 'event',
      actor: 'test',
      area: '33.71',
      dedupe: { kind: 'event', consumer: 'c', eventId: 'e' },
    });
    const dedupe = await runWithCause(event, () =>
      inPart('row-0', () => Promise.resolve(currentCause().dedupe)),
    );
    expect(dedupe).toEqual({ kind: 'event', consumer: 'c', eventId: 'e' });
  });

  it('keeps the rest of the cause, and ends with its function', async () => {
    await runWithCause(command, async () => {
      await inPart('row-0', () => {
        expect(currentCause()).toMatchObject({
          correlationId: command.correlationId,
          area: '33.71',
        });
        return Promise.resolve();
      });
      expect(currentCause()).toBe(command);
    });
  });
});
