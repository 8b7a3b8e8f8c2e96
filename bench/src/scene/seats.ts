import { registrationTopic, type EventsOf } from '@korsa/contracts';
import { decide, DomainError, keep, type AggregateState, type Decision } from '@korsa/domain';
import { defineAggregate } from '@korsa/store';

type RegistrationEvent = EventsOf<typeof registrationTopic>;

/** The seats of one retreat: the counter that everybody wants at once. */
export interface Seats extends AggregateState {
  readonly quota: number;
  readonly taken: number;
}
/** A seat somebody has. */
export interface Seat extends AggregateState {
  readonly retreatId: string;
}
export type { RegistrationEvent };

export const seatsAggregate = defineAggregate<Seats>({
  name: 'seats',
  collection: 'seats',
  fields: { quota: Number, taken: Number },
});
export const seatAggregate = defineAggregate<Seat>({
  name: 'registration',
  collection: 'registrations',
  topic: registrationTopic,
  fields: { retreatId: String },
});

export class NoSeatLeft extends DomainError {
  readonly code = 'no-seat-left';
  readonly kind = 'conflict';
}

export const openSeats = (id: string, quota: number) =>
  keep<Seats>({ id, cityCode: '33.71', quota, taken: 0 });

/** A seat for a new registration, with its event. Throws NoSeatLeft. */
export function takeSeat(
  seats: Seats,
  id: string,
  personId: string,
): [Decision<Seats>, Decision<Seat, RegistrationEvent>] {
  if (seats.taken >= seats.quota) throw new NoSeatLeft(`All ${seats.quota} seats are taken.`);
  const { id: retreatId, cityCode } = seats;
  const confirmedAt = '2025-11-05T00:25:00.000Z';
  const data = { retreatId, personId, basis: 'answer', confirmedAt } as const;
  return [
    decide({ ...seats, taken: seats.taken + 1 }, []),
    decide({ id, cityCode, retreatId }, [{ type: 'ParticipationConfirmed', data }]),
  ];
}
