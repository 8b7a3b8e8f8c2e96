import { operationsApi, type InputOf } from '@korsa/contracts';
import { Controller } from '@nestjs/common';
import { Serve } from '../http/serve.decorator.js';
import { OperatorDecisions } from './operator-decisions.js';
import { currentOperator } from './operator.js';

/** What operators have decided, for those who look at it later. */
@Controller()
export class DecisionsController {
  constructor(private readonly decisions: OperatorDecisions) {}

  @Serve(operationsApi.listOperatorDecisions)
  list({ query }: InputOf<typeof operationsApi.listOperatorDecisions>) {
    return this.decisions.list(currentOperator().area, query);
  }
}
