import { expect, it } from '@jest/globals';
import { infrastructure } from '@korsa/testing';
import { mongoWorld } from '../test/mongo-world.js';
import { openHall } from '../test/seats.js';
import { as, magelang } from '../test/world.js';
import { newId } from './index.js';

const infra = infrastructure();

it('a call that changes each writes nothing of those that it decides nothing about', async () => {
  const { connection, halls } = await mongoWorld(await infra.connect());
  const [kept, opened] = [newId(), newId()];
  await as(magelang, () => halls.create(kept, () => openHall(kept, 2)));
  const stored = () => connection.collection<{ _id: string }>('halls').findOne({ _id: kept });
  const before = await stored();
  await as(magelang, () =>
    halls.changeEach(
      [kept, opened],
      (id, hall) => (hall ? undefined : openHall(id, 2)),
      (id) => ({ id, cityCode: magelang }),
    ),
  );
  expect(await stored()).toEqual(before);
  expect(await as(magelang, () => halls.get(opened))).toMatchObject({ id: opened });
});
