export { eventually } from './eventually.js';
export { infrastructure, type Infrastructure } from './infrastructure/infrastructure.js';
export * from './samples.js';
export { readTopics, type TopicRecord } from '@korsa/eventing';
