import { beforeAll, beforeEach, describe, expect, it } from '@jest/globals';
import { newCause, newId, runWithCause, Store, type StoreOptions } from '@korsa/store';
import { infrastructure } from '@korsa/testing';
import { CloseIntakeOfRetreat } from '../src/intakes/application/close-intake-of-retreat.js';
import { open } from '../src/intakes/domain/intake.js';
import { MongoIntakes } from '../src/intakes/persistence/mongo-intakes.js';
import { NominateParticipant } from '../src/registrations/application/nominate-participant.js';
import { Nominees } from '../src/registrations/application/nominees.js';
import { MongoRegistrations } from '../src/registrations/persistence/mongo-registrations.js';
import { LearnRetreat } from '../src/retreats/application/learn-retreat.js';
import { MongoKnownRetreats } from '../src/retreats/persistence/mongo-known-retreats.js';
import { aKnownRetreat, anIntake, aPerson, aWorkUnit, noon } from './builders.js';
import {
  FakePersonQueries,
  FakeWorkUnitQueries,
  InMemoryPersons,
  InMemoryWorkUnits,
  StoppedClock,
} from './fakes.js';

const infra = infrastructure();
const clock = new StoppedClock(noon);
const cityCode = '33.71';
const { id: personId } = aPerson();
const as = <T>(fn: () => Promise<T>) =>
  runWithCause(newCause({ kind: 'request', actor: 'officer-1', area: cityCode }), fn);

/** What a process is to the database. */
async function aProcess(database: string, options: Partial<StoreOptions> = {}) {
  const connection = await infra.connect(database);
  const store = new Store({ connection, clock, service: 'registration', ...options });
  const intakes = new MongoIntakes(store);
  const retreats = new MongoKnownRetreats(store);
  const registrations = new MongoRegistrations(store);
  await store.prepare();
  const nominees = new Nominees(
    new FakePersonQueries(new InMemoryPersons().given(aPerson())),
    new FakeWorkUnitQueries(new InMemoryWorkUnits().given(aWorkUnit())),
  );
  return {
    intakes,
    registrations,
    learnRetreat: new LearnRetreat(retreats),
    closeIntake: new CloseIntakeOfRetreat(intakes, clock),
    nominateParticipant: new NominateParticipant(
      registrations,
      intakes,
      retreats,
      nominees,
      store,
      clock,
    ),
  };
}

describe('a nomination that another process overtakes after it has read', () => {
  let overtake: (() => Promise<unknown>) | undefined;
  let slow: Awaited<ReturnType<typeof aProcess>>;
  let fast: Awaited<ReturnType<typeof aProcess>>;
  let retreatId: string;

  beforeAll(async () => {
    const database = newId();
    const faultPoint = async (point: string) => {
      const once = point === 'read' ? overtake : undefined;
      if (once) overtake = undefined;
      await once?.();
    };
    slow = await aProcess(database, { faultPoint });
    fast = await aProcess(database);
  });

  beforeEach(async () => {
    retreatId = newId();
    const { id: _, rescheduled: __, ...news } = aKnownRetreat();
    await as(() => fast.learnRetreat.execute({ retreatId, cityCode, news }));
    const { status: _s, closedAt: _c, ...plan } = anIntake({ id: retreatId });
    await as(() => fast.intakes.create(retreatId, () => open(undefined, plan)));
  });

  const nominate = () =>
    as(() => slow.nominateParticipant.execute({ retreatId, personId, group: null }));

  it('is rejected when the intake was closed', async () => {
    overtake = () => as(() => fast.closeIntake.execute({ retreatId }));
    expect(await nominate()).toMatchObject({
      status: 'rejected',
      refusals: [{ reason: 'outside-window' }],
    });
  });

  it('is refused when the retreat was cancelled', async () => {
    const news = { status: 'cancelled' } as const;
    overtake = () => as(() => fast.learnRetreat.execute({ retreatId, cityCode, news }));
    await expect(nominate()).rejects.toMatchObject({ code: 'retreat-over' });
  });
});
