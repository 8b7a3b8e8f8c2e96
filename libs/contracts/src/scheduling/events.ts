import type { Topic } from '../core/topic.js';

export const schedulingTopics: readonly Topic[] = [];
