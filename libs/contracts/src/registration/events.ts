import type { Topic } from '../core/topic.js';

export const registrationTopics: readonly Topic[] = [];
