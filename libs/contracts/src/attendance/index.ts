export * from './api.js';
export * from './decisions.api.js';
export * from './events.js';
export * from './state.js';
export * from './gates.api.js';
export * from './presence.api.js';
export * from './records.api.js';
export * from './vocabulary.js';
