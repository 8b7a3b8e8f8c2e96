import { intakeTopic } from '@korsa/contracts';
import { defineAggregate, structured } from '@korsa/store';
import type { Intake } from '../domain/intake.js';

export const intakeAggregate = defineAggregate<Intake>({
  name: 'intake',
  collection: 'intakes',
  topic: intakeTopic,
  fields: {
    status: String,
    quota: Number,
    opensAt: String,
    closesAt: String,
    closedAt: String,
    rule: structured,
    representation: String,
    representationBasis: String,
  },
});
