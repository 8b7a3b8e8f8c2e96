export type {
  Infrastructure,
  KafkaListener,
  ProviderName,
  Purpose,
  Request,
  Server,
} from './infrastructure.js';
export { freePort } from './net/ports.js';
export { hostsOf, startInfrastructure } from './start-infrastructure.js';
export { KeptProcess, type Ending } from './process/kept-process.js';
