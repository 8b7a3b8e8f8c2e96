export * from './aggregates.js';
export * from './area-code.js';
export * from './clock.js';
export * from './decision.js';
export * from './domain-error.js';
export * from './nip.js';
export * from './several-rules-broken.js';
