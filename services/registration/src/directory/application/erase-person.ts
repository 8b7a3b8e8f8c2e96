import { Clock } from '@korsa/domain';
import { Injectable } from '@nestjs/common';
import { erase, type Person, type PersonEvent } from '../domain/person.js';
import { Persons } from '../domain/persons.js';

export interface ErasePersonCommand {
  readonly personId: string;
  readonly reason: Extract<PersonEvent, { type: 'PersonErased' }>['data']['reason'];
}

@Injectable()
export class ErasePerson {
  constructor(
    private readonly persons: Persons,
    private readonly clock: Clock,
  ) {}

  execute({ personId, reason }: ErasePersonCommand): Promise<Person> {
    const at = this.clock.now();
    return this.persons.change(personId, (person) => erase(person, reason, at));
  }
}
