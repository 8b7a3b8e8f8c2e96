import { beforeEach, describe, expect, it } from '@jest/globals';
import { newId } from '@korsa/store';
import { infrastructure } from '@korsa/testing';
import { AnswerBook, type KeptAnswer, type KeyedCommand } from './answer-book.js';

const infra = infrastructure();
const answer = (body: string): KeptAnswer => ({ status: 200, body });
let book: AnswerBook;
let scope: string;
beforeEach(async () => {
  scope = newId();
  book = new AnswerBook(await infra.connect(), { leaseMs: 10_000, retentionMs: 60_000 });
});

function command(id: number, owner = `owner-${id}`): KeyedCommand {
  return { id: `${scope}|POST|/v1/things|${id}`, area: '33.71', fingerprint: 'f', owner };
}

describe('commands that come together', () => {
  it('each get a page of their own, and one page for one key', async () => {
    const commands = Array.from({ length: 60 }, (_, n) => command(n));
    const pages = await Promise.all(
      [...commands, command(7, 'twin')].map((one) => book.claim(one)),
    );
    expect(pages.map(({ owner }) => owner)).toEqual([
      ...commands.map(({ owner }) => owner),
      'owner-7',
    ]);
  });

  it('meet the pages of others that are at it or have answered', async () => {
    await book.claim(command(1));
    await book.keep(command(2), answer('first'));
    const [running, answered, fresh] = await Promise.all(
      [1, 2, 3].map((id) => book.claim(command(id, 'late'))),
    );
    expect([running?.owner, answered?.answer?.body, fresh?.owner]).toEqual([
      'owner-1',
      'first',
      'late',
    ]);
  });

  it('keep their own answers, and the earlier one where there is one', async () => {
    await book.keep(command(2), answer('first'));
    const kept = await Promise.all([
      book.keep(command(1), answer('one')),
      book.keep(command(2), answer('second')),
      book.keep(command(3), answer('three')),
      book.keep(command(3, 'twin'), answer('twin')),
    ]);
    expect(kept.map(({ body }) => body)).toEqual(['one', 'first', 'three', 'three']);
    expect((await book.find(command(3).id))?.body).toBe('three');
  });
});
