export type { Infrastructure, ProviderName, Purpose, Request, Server } from './infrastructure.js';
export { startInfrastructure } from './start-infrastructure.js';
