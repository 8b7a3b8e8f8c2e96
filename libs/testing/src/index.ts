export { eventually } from './eventually.js';
export {
  breakableInfrastructure,
  type BreakableInfrastructure,
} from './infrastructure/breakable-infrastructure.js';
export { infrastructure, type Infrastructure } from './infrastructure/infrastructure.js';
export { connectOverLine, connectToMongo } from './infrastructure/mongo-connection.js';
export { fieldsOfInvalidErrors } from './invalid-errors.js';
export type { LineState } from './line/line-state.js';
export { TcpProxy } from './line/tcp-proxy.js';
export { sampleEvent, sampleMessage } from './samples.js';
export { unlikeSamples, type Emitted } from './unlike-samples.js';
