import type { Topic } from '../core/topic.js';

export const evaluationTopics: readonly Topic[] = [];
