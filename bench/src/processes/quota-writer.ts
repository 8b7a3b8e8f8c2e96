import { AggregateStore, newId, Store } from '@korsa/store';
import { closedLoop } from '../measure/closed-loop.js';
import { asGateCommand, connect, durable, systemClock } from '../scene/database.js';
import {
  NoSeatLeft,
  seatAggregate,
  seatsAggregate,
  takeSeat,
  type RegistrationEvent,
  type Seat,
  type Seats,
} from '../scene/seats.js';
import { serve } from './serve.js';

/** One of several processes that take seats of the same retreat. */
export interface QuotaCall {
  readonly id: string;
  readonly callers: number;
  readonly milliseconds: number;
}

let opened: Promise<Awaited<ReturnType<typeof open>>> | undefined;

async function open({ mongoUrl, database }: { mongoUrl: string; database: string }) {
  const connection = await connect(mongoUrl, database);
  const store = new Store({ connection, clock: systemClock, service: 'registration' });
  const seats = new AggregateStore<Seats>(store, seatsAggregate);
  const registrations = new AggregateStore<Seat, RegistrationEvent>(store, seatAggregate);
  await store.prepare();
  const counters = connection.collection<{ _id: string; taken: number }>('counters');
  const take = (id: string) => {
    const [registration, person] = [newId(), newId()];
    return asGateCommand('/v1/seats', { id, person }, () =>
      store.change([seats.at(id), registrations.maybe(registration)], (state) =>
        takeSeat(state, registration, person),
      ),
    );
  };
  const increment = (id: string) =>
    counters.updateOne(
      { _id: id, $expr: { $lt: ['$taken', '$quota'] } },
      { $inc: { taken: 1 } },
      durable,
    );
  return { take, increment };
}

async function opening() {
  if (!opened) throw new Error('Nothing was opened.');
  return opened;
}

serve({
  async open(place: { mongoUrl: string; database: string }) {
    await (opened ??= open(place));
  },
  async take({ id, callers, milliseconds }: QuotaCall) {
    const { take } = await opening();
    return closedLoop({ milliseconds }, callers, () => take(id));
  },
  async increment({ id, callers, milliseconds }: QuotaCall) {
    const { increment } = await opening();
    return closedLoop({ milliseconds }, callers, () => increment(id));
  },
  /** Every caller takes seats until it is refused, or far too many were given; how many that are. */
  async takeAll({ id, callers, most }: { id: string; callers: number; most: number }) {
    const { take } = await opening();
    let given = 0;
    const caller = async () => {
      while (given < most) {
        const granted = await take(id).then(
          () => true,
          (error: unknown) => {
            if (error instanceof NoSeatLeft) return false;
            throw error;
          },
        );
        if (!granted) return;
        given += 1;
      }
    };
    await Promise.all(Array.from({ length: callers }, caller));
    return given;
  },
});
