import type { Topic } from '../core/topic.js';

export const attendanceTopics: readonly Topic[] = [];
