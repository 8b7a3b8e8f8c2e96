import { afterEach, beforeEach, describe, expect, it } from '@jest/globals';
import { decide } from '@korsa/domain';
import { infrastructure } from '@korsa/testing';
import { Gate } from '../test/gate.js';
import { mongoWorld, type MongoWorld } from '../test/mongo-world.js';
import { issueTicket, openHall, takeSeat } from '../test/seats.js';
import { as, endings, historyOf, magelang } from '../test/world.js';
import { newId, type CommittedGroup, type StoreOptions } from './index.js';

const infra = infrastructure();

describe('a group with a call that cannot be stored', () => {
  let world: MongoWorld;
  let hall: string;
  let groups: CommittedGroup[];
  beforeEach(async () => {
    groups = [];
    const observer = { committed: (group: CommittedGroup) => groups.push(group) };
    world = await mongoWorld(await infra.connect(), { observer });
    hall = newId();
  });
  const issue = (id: string, holder: string) =>
    as(magelang, () => world.tickets.create(id, () => issueTicket(id, hall, holder)));
  const rename = (id: string, holder: string) =>
    as(magelang, () =>
      world.tickets.change(id, (ticket) =>
        decide({ ...ticket, holder }, issueTicket(id, hall, holder).events),
      ),
    );

  it('fails only the caller whose value is taken', async () => {
    const [first, second, third] = [newId(), newId(), newId()];
    const calls = [issue(first, 'a'), issue(second, 'a'), issue(third, 'b')];
    await expect(calls[1]).rejects.toMatchObject({
      code: 'uniqueness-violated',
      aggregate: 'ticket',
      index: 'cityCode_1_hallId_1_holder_1',
    });
    expect(await endings(calls)).toEqual(['ok', 'UniquenessViolated', 'ok']);
    expect(await historyOf(world, second)).toEqual([]);
    expect(await endings([issue(second, 'a')])).toEqual(['UniquenessViolated']);
  });

  it('answers everybody when all want one value', async () => {
    const results = await endings(Array.from({ length: 12 }, () => issue(newId(), 'a')));
    expect(results.filter((result) => result === 'ok')).toHaveLength(1);
    expect(results.filter((result) => result === 'UniquenessViolated')).toHaveLength(11);
    const again = await endings(Array.from({ length: 12 }, () => issue(newId(), 'a')));
    expect(again).toEqual(again.map(() => 'UniquenessViolated'));
  });

  it('lets one caller take the value that another gives up in the same group', async () => {
    const [first, second] = [newId(), newId()];
    await issue(first, 'a');
    expect(await endings([rename(first, 'b'), issue(second, 'a')])).toEqual(['ok', 'ok']);
  });

  it('keeps the order of calls on the aggregate that has to wait', async () => {
    const [first, second] = [newId(), newId()];
    await issue(first, 'a');
    const calls = [
      rename(first, 'b'),
      issue(second, 'a'),
      rename(second, 'c'),
      issue(newId(), 'd'),
    ];
    expect(await endings(calls)).toEqual(['ok', 'ok', 'ok', 'ok']);
    expect(await historyOf(world, second)).toEqual(['1 ticket-issued', '2 ticket-issued']);
  });

  it('finds the guilty caller by halving when the database refuses for another reason', async () => {
    const huge = 'x'.repeat(17 * 1024 * 1024);
    const calls = Array.from({ length: 8 }, (_, index) =>
      issue(newId(), index === 5 ? huge : `guest-${index}`),
    );
    const results = await endings(calls);
    expect(results.filter((result) => result === 'ok')).toHaveLength(7);
    expect(results[5]).toMatch(/^Mongo.*Error$/);
    const stored = groups.reduce((sum, { calls: count }) => sum + count, 0);
    expect(stored).toBe(7);
  });
});

describe('a busy store', () => {
  let gate: Gate;
  let world: MongoWorld;
  let hall: string;
  afterEach(() => gate.open());
  const start = async (options: Partial<StoreOptions>) => {
    gate = new Gate();
    world = await mongoWorld(await infra.connect(), { ...options, faultPoint: gate.faultPoint });
    hall = newId();
    await as(magelang, () => world.halls.create(hall, () => openHall(hall, 100)));
  };
  const take = (by: string) =>
    as(magelang, () => world.halls.change(hall, (state) => takeSeat(state, by)));

  it('takes what waits into one transaction, and starts a single call at once', async () => {
    const groups: number[] = [];
    const observer = { committed: ({ calls }: CommittedGroup) => groups.push(calls) };
    await start({ observer, maxGroup: 20 });
    gate.close('written');
    const first = take('first');
    await gate.reached();
    const waiting = Array.from({ length: 50 }, (_, index) => take(`guest-${index}`));
    gate.open();
    await Promise.all([first, ...waiting]);
    expect(groups).toEqual([1, 1, 20, 20, 10]);
  });

  it('refuses a call when its queue is full, and answers those that wait', async () => {
    await start({ maxQueue: 2 });
    gate.close('written');
    const first = take('first');
    await gate.reached();
    const waiting = [take('a'), take('b')];
    await expect(take('c')).rejects.toMatchObject({ name: 'TooBusy', kind: 'too-busy' });
    gate.open();
    expect(await endings([first, ...waiting])).toEqual(['ok', 'ok', 'ok']);
  });

  it('gives up a commit that takes too long, and stores nothing of it', async () => {
    await start({ commitDeadlineMs: 300 });
    gate.close('written');
    const ended = endings([take('slow')]);
    await gate.reached();
    expect(await ended).toEqual(['StoreUnavailable']);
    gate.open();
    expect((await take('next')).taken).toEqual(['next']);
  });

  it('answers everybody before it closes, and nobody afterwards', async () => {
    await start({});
    const calls = Array.from({ length: 300 }, (_, index) => take(`guest-${index % 100}`));
    const results = endings(calls);
    await world.store.close();
    expect((await world.hallCounters(hall))?.version).toBe(101);
    expect((await results).filter((result) => result === 'HallFull')).toHaveLength(200);
    expect(await endings([take('late')])).toEqual(['StoreUnavailable']);
  });
});
