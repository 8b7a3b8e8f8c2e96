export * from './api.js';
export * from './events.js';
export * from './vocabulary.js';
