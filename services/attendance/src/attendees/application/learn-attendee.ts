import { decide } from '@korsa/domain';
import { Injectable } from '@nestjs/common';
import { learn, type AttendeeFact } from '../domain/attendee.js';
import { Attendees } from '../domain/attendees.js';

export interface LearnAttendeeCommand {
  readonly registrationId: string;
  readonly cityCode: string;
  readonly fact: AttendeeFact;
}

/** Keeps what registration says about a participant. */
@Injectable()
export class LearnAttendee {
  constructor(private readonly attendees: Attendees) {}

  async execute({ registrationId: id, cityCode, fact }: LearnAttendeeCommand): Promise<void> {
    await this.attendees.changeOrCreate(id, (attendee) =>
      decide(learn(attendee, { id, cityCode }, fact), []),
    );
  }
}
