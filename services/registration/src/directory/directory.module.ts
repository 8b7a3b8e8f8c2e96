import type { ModuleMetadata } from '@nestjs/common';
import { PersonsController } from './api/persons.controller.js';
import { WorkUnitsController } from './api/work-units.controller.js';
import { AppointHeads } from './application/appoint-heads.js';
import { ChangePosition } from './application/change-position.js';
import { ChangeWorkUnit } from './application/change-work-unit.js';
import { CloseWorkUnit } from './application/close-work-unit.js';
import { EnrolPerson } from './application/enrol-person.js';
import { ErasePerson } from './application/erase-person.js';
import { ImportPersons } from './application/import-persons.js';
import { ImportWorkUnits } from './application/import-work-units.js';
import { PersonQueries } from './application/person.queries.js';
import { PersonViews } from './application/person.views.js';
import { RegisterWorkUnit } from './application/register-work-unit.js';
import { Relatives } from './application/relatives.js';
import { WorkUnitQueries } from './application/work-unit.queries.js';
import { IdentityVault } from './domain/identity.js';
import { Persons } from './domain/persons.js';
import { WorkUnits } from './domain/work-units.js';
import { MongoPersonQueries } from './persistence/mongo-person.queries.js';
import { MongoPersons } from './persistence/mongo-persons.js';
import { MongoWorkUnitQueries } from './persistence/mongo-work-unit.queries.js';
import { MongoWorkUnits } from './persistence/mongo-work-units.js';
import { PlainIdentityVault } from './persistence/plain-identity-vault.js';

export const directory: ModuleMetadata = {
  controllers: [PersonsController, WorkUnitsController],
  providers: [
    AppointHeads,
    ChangePosition,
    ChangeWorkUnit,
    CloseWorkUnit,
    EnrolPerson,
    ErasePerson,
    ImportPersons,
    ImportWorkUnits,
    PersonViews,
    RegisterWorkUnit,
    Relatives,
    { provide: IdentityVault, useClass: PlainIdentityVault },
    { provide: Persons, useClass: MongoPersons },
    { provide: PersonQueries, useClass: MongoPersonQueries },
    { provide: WorkUnits, useClass: MongoWorkUnits },
    { provide: WorkUnitQueries, useClass: MongoWorkUnitQueries },
  ],
};
