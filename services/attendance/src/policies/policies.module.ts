import type { ModuleMetadata } from '@nestjs/common';
import { PoliciesController } from './api/policies.controller.js';
import { ChangePolicy } from './application/change-policy.js';
import { OpenPolicy } from './application/open-policy.js';
import { Policies } from './domain/policies.js';
import { MongoPolicies } from './persistence/mongo-policies.js';

export const policies: ModuleMetadata = {
  controllers: [PoliciesController],
  providers: [OpenPolicy, ChangePolicy, { provide: Policies, useClass: MongoPolicies }],
};
