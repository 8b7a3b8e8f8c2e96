import type { Topic } from '../core/topic.js';
import { personTopic, workUnitTopic } from './directory.events.js';
import { intakeTopic } from './intake.events.js';
import { registrationTopic } from './registration.events.js';

export { intakeTopic, personTopic, registrationTopic, workUnitTopic };

export const registrationTopics: readonly Topic[] = [
  personTopic,
  workUnitTopic,
  intakeTopic,
  registrationTopic,
];
