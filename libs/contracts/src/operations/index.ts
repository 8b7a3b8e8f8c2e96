export * from './api.js';
export type { DeadLetterSummary, DeadLetterView, ParkedKeyView } from './dead-letters.api.js';
export type { OperatorDecisionView } from './decisions.api.js';
