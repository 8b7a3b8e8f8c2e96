import { registrationApi, type InputOf } from '@korsa/contracts';
import { Serve } from '@korsa/service-kit';
import { Controller } from '@nestjs/common';
import { AppointHeads } from '../application/appoint-heads.js';
import { ChangeWorkUnit } from '../application/change-work-unit.js';
import { CloseWorkUnit } from '../application/close-work-unit.js';
import { ImportWorkUnits } from '../application/import-work-units.js';
import { RegisterWorkUnit } from '../application/register-work-unit.js';
import { WorkUnitQueries } from '../application/work-unit.queries.js';
import { workUnitView } from '../application/work-unit.view.js';

@Controller()
export class WorkUnitsController {
  constructor(
    private readonly registerWorkUnit: RegisterWorkUnit,
    private readonly importWorkUnits: ImportWorkUnits,
    private readonly appointHeads: AppointHeads,
    private readonly changeWorkUnit: ChangeWorkUnit,
    private readonly closeWorkUnit: CloseWorkUnit,
    private readonly units: WorkUnitQueries,
  ) {}

  @Serve(registrationApi.registerWorkUnit)
  async register({ body }: InputOf<typeof registrationApi.registerWorkUnit>) {
    return workUnitView(await this.registerWorkUnit.execute(body));
  }

  @Serve(registrationApi.importWorkUnits)
  async import({ body }: InputOf<typeof registrationApi.importWorkUnits>) {
    const rows = await this.importWorkUnits.execute(body);
    const count = (outcome: string) => rows.filter((row) => row.outcome === outcome).length;
    return { registered: count('registered'), refused: count('refused'), rows };
  }

  @Serve(registrationApi.appointHeads)
  async appoint({ body }: InputOf<typeof registrationApi.appointHeads>) {
    const rows = await this.appointHeads.execute(body);
    const appointed = rows.filter(({ outcome }) => outcome === 'appointed').length;
    return { appointed, refused: rows.length - appointed, rows };
  }

  @Serve(registrationApi.listWorkUnits)
  list({ query: { cursor, limit, ...filter } }: InputOf<typeof registrationApi.listWorkUnits>) {
    return this.units.list(filter, { cursor, limit });
  }

  @Serve(registrationApi.getWorkUnit)
  get({ params }: InputOf<typeof registrationApi.getWorkUnit>) {
    return this.units.get(params.unitCode);
  }

  @Serve(registrationApi.changeWorkUnit)
  async change({ params, body }: InputOf<typeof registrationApi.changeWorkUnit>) {
    return workUnitView(await this.changeWorkUnit.execute({ ...params, changes: body }));
  }

  @Serve(registrationApi.closeWorkUnit)
  async close({ params, body }: InputOf<typeof registrationApi.closeWorkUnit>) {
    return workUnitView(await this.closeWorkUnit.execute({ ...params, ...body }));
  }
}
