import { registrationApi, type InputOf } from '@korsa/contracts';
import { Serve } from '@korsa/service-kit';
import { Controller } from '@nestjs/common';
import { ChangePosition } from '../application/change-position.js';
import { EnrolPerson } from '../application/enrol-person.js';
import { ErasePerson } from '../application/erase-person.js';
import { ImportPersons } from '../application/import-persons.js';
import { PersonQueries } from '../application/person.queries.js';
import { PersonViews } from '../application/person.views.js';

@Controller()
export class PersonsController {
  constructor(
    private readonly enrolPerson: EnrolPerson,
    private readonly importPersons: ImportPersons,
    private readonly changePosition: ChangePosition,
    private readonly erasePerson: ErasePerson,
    private readonly people: PersonQueries,
    private readonly views: PersonViews,
  ) {}

  @Serve(registrationApi.enrolPerson)
  async enrol({ body }: InputOf<typeof registrationApi.enrolPerson>) {
    return this.views.of(await this.enrolPerson.execute(body));
  }

  @Serve(registrationApi.importPersons)
  async import({ body }: InputOf<typeof registrationApi.importPersons>) {
    const rows = await this.importPersons.execute(body);
    const count = (outcome: string) => rows.filter((row) => row.outcome === outcome).length;
    return { enrolled: count('enrolled'), refused: count('refused'), rows };
  }

  @Serve(registrationApi.lookUpPersons)
  async lookUp({ query, body }: InputOf<typeof registrationApi.lookUpPersons>) {
    return { items: [...(await this.people.lookUp(body.personIds, query.nip))] };
  }

  @Serve(registrationApi.listPersons)
  list({ query: { cursor, limit, ...filter } }: InputOf<typeof registrationApi.listPersons>) {
    return this.people.list(filter, { cursor, limit });
  }

  @Serve(registrationApi.getPerson)
  get({ params, query }: InputOf<typeof registrationApi.getPerson>) {
    return this.people.get(params.personId, query.nip);
  }

  @Serve(registrationApi.changePosition)
  async move({ params, body }: InputOf<typeof registrationApi.changePosition>) {
    return this.views.of(await this.changePosition.execute({ ...params, ...body }));
  }

  @Serve(registrationApi.erasePerson)
  async erase({ params, body }: InputOf<typeof registrationApi.erasePerson>) {
    return this.views.of(await this.erasePerson.execute({ ...params, ...body }));
  }
}
