import { registrationApi, type InputOf } from '@korsa/contracts';
import { Serve } from '@korsa/service-kit';
import { Controller } from '@nestjs/common';
import { ChangeQuota } from '../application/change-quota.js';
import { CloseIntake } from '../application/close-intake.js';
import { IntakeQueries } from '../application/intake.queries.js';
import { intakeView } from '../application/intake.view.js';
import { OpenIntake } from '../application/open-intake.js';
import { ReopenIntake } from '../application/reopen-intake.js';

@Controller()
export class IntakesController {
  constructor(
    private readonly openIntake: OpenIntake,
    private readonly changeQuota: ChangeQuota,
    private readonly closeIntake: CloseIntake,
    private readonly reopenIntake: ReopenIntake,
    private readonly intakes: IntakeQueries,
  ) {}

  @Serve(registrationApi.openIntake)
  async open({ params, body }: InputOf<typeof registrationApi.openIntake>) {
    return intakeView(await this.openIntake.execute({ ...params, ...body }));
  }

  @Serve(registrationApi.getIntake)
  get({ params }: InputOf<typeof registrationApi.getIntake>) {
    return this.intakes.get(params.retreatId);
  }

  @Serve(registrationApi.changeQuota)
  async resize({ params, body }: InputOf<typeof registrationApi.changeQuota>) {
    return intakeView(await this.changeQuota.execute({ ...params, ...body }));
  }

  @Serve(registrationApi.closeIntake)
  async close({ params }: InputOf<typeof registrationApi.closeIntake>) {
    return intakeView(await this.closeIntake.execute(params));
  }

  @Serve(registrationApi.reopenIntake)
  async reopen({ params, body }: InputOf<typeof registrationApi.reopenIntake>) {
    return intakeView(await this.reopenIntake.execute({ ...params, ...body }));
  }
}
