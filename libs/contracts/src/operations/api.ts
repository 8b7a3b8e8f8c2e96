import { deadLettersApi } from './dead-letters.api.js';
import { operatorDecisionsApi } from './decisions.api.js';
import { outboxApi } from './outbox.api.js';

/** What every service answers to its operators. The caller acts for a province and sees its cities only. */
export const operationsApi = { ...deadLettersApi, ...outboxApi, ...operatorDecisionsApi };
