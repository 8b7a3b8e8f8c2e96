export { mechanisms } from './mechanisms.js';
export { mechanismsPage } from './page.js';
export { readProofs } from './proofs.js';
