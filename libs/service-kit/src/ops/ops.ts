import { BlockedOutbox, DeadLetters } from '@korsa/eventing';
import type { Provider } from '@nestjs/common';
import type { Connection } from 'mongoose';
import { DeadLettersController } from './dead-letters.controller.js';
import { DecisionsController } from './decisions.controller.js';
import { OperatorDecisions } from './operator-decisions.js';
import { OutboxController } from './outbox.controller.js';

/** The operations that every service serves to its operators. */
export const opsControllers = [DeadLettersController, OutboxController, DecisionsController];

export function opsProviders(connection: Connection): Provider[] {
  return [
    { provide: DeadLetters, useFactory: () => new DeadLetters(connection) },
    { provide: BlockedOutbox, useFactory: () => new BlockedOutbox(connection) },
    { provide: OperatorDecisions, useFactory: () => new OperatorDecisions(connection) },
  ];
}
