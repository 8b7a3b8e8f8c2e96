import { registrationApi, type InputOf } from '@korsa/contracts';
import { Serve } from '@korsa/service-kit';
import { Controller } from '@nestjs/common';
import { ConfirmParticipation } from '../application/confirm-participation.js';
import { EndRegistration } from '../application/end-registration.js';
import { NominateParticipant } from '../application/nominate-participant.js';
import { NominateParticipants } from '../application/nominate-participants.js';
import { RegistrationQueries } from '../application/registration.queries.js';
import { registrationView } from '../application/registration.view.js';
import { SubstituteParticipant } from '../application/substitute-participant.js';

@Controller()
export class RegistrationsController {
  constructor(
    private readonly nominateParticipant: NominateParticipant,
    private readonly nominateParticipants: NominateParticipants,
    private readonly confirmParticipation: ConfirmParticipation,
    private readonly endRegistration: EndRegistration,
    private readonly substituteParticipant: SubstituteParticipant,
    private readonly registrations: RegistrationQueries,
  ) {}

  @Serve(registrationApi.nominateParticipant)
  async nominate({ body }: InputOf<typeof registrationApi.nominateParticipant>) {
    return registrationView(await this.nominateParticipant.execute(body));
  }

  @Serve(registrationApi.nominateParticipants)
  async nominateMany({ params, body }: InputOf<typeof registrationApi.nominateParticipants>) {
    const rows = await this.nominateParticipants.execute({ ...params, ...body });
    const count = (outcome: string) => rows.filter((row) => row.outcome === outcome).length;
    return {
      nominated: count('nominated'),
      rejected: count('rejected'),
      refused: count('refused'),
      rows,
    };
  }

  @Serve(registrationApi.listRegistrations)
  list({ query: { cursor, limit, ...filter } }: InputOf<typeof registrationApi.listRegistrations>) {
    return this.registrations.list(filter, { cursor, limit });
  }

  @Serve(registrationApi.getRegistration)
  get({ params }: InputOf<typeof registrationApi.getRegistration>) {
    return this.registrations.get(params.registrationId);
  }

  @Serve(registrationApi.summarizeRegistrations)
  summarize({ params }: InputOf<typeof registrationApi.summarizeRegistrations>) {
    return this.registrations.summarize(params.retreatId);
  }

  @Serve(registrationApi.confirmParticipation)
  async confirm({ params }: InputOf<typeof registrationApi.confirmParticipation>) {
    return registrationView(await this.confirmParticipation.execute(params));
  }

  @Serve(registrationApi.declineParticipation)
  async decline({ params, body }: InputOf<typeof registrationApi.declineParticipation>) {
    return registrationView(
      await this.endRegistration.execute({ ...params, ...body, how: 'declined' }),
    );
  }

  @Serve(registrationApi.cancelRegistration)
  async cancel({ params, body }: InputOf<typeof registrationApi.cancelRegistration>) {
    return registrationView(
      await this.endRegistration.execute({ ...params, ...body, how: 'cancelled' }),
    );
  }

  @Serve(registrationApi.substituteParticipant)
  async substitute({ params, body }: InputOf<typeof registrationApi.substituteParticipant>) {
    const { registration, substitute } = await this.substituteParticipant.execute({
      ...params,
      ...body,
    });
    return {
      registration: registrationView(registration),
      substitute: registrationView(substitute),
    };
  }
}
