export * from './agenda.api.js';
export * from './api.js';
export * from './events.js';
export * from './retreats.api.js';
export * from './speakers.api.js';
export * from './venues.api.js';
export * from './vocabulary.js';
