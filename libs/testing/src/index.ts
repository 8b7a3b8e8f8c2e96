export { eventually } from './eventually.js';
export { infrastructure, type Infrastructure } from './infrastructure/infrastructure.js';
export { sampleEvent, sampleMessage } from './samples.js';
