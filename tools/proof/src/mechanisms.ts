import type { Mechanism } from './mechanism.js';
import { answerMechanisms } from './mechanisms/answers.js';
import { consumerMechanisms } from './mechanisms/consumer.js';
import { operatorMechanisms } from './mechanisms/operators.js';
import { relayMechanisms } from './mechanisms/relay.js';
import { replayMechanisms } from './mechanisms/replay.js';
import { serviceMechanisms } from './mechanisms/service.js';
import { storeMechanisms } from './mechanisms/store.js';

/** Everything that the promises rest on and that a test watches. */
export const mechanisms: readonly Mechanism[] = [
  ...storeMechanisms,
  ...relayMechanisms,
  ...consumerMechanisms,
  ...operatorMechanisms,
  ...answerMechanisms,
  ...replayMechanisms,
  ...serviceMechanisms,
];
