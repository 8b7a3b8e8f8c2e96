export { defineConfig, Settings, type ServiceConfig } from './config/define-config.js';
export { expectEnvExample } from './config/env-example.js';
export { Serve, type AnswerOf } from './http/serve.decorator.js';
export { bootstrap } from './start/bootstrap.js';
export { startService, type RunningService } from './start/start-service.js';
export { Timers, type Recurring, type TimerRun } from './timers/timers.js';
export { readPart, type PartRead } from './validation/read-part.js';
