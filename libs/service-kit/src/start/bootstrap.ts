import type { Type } from '@nestjs/common';
import type { ServiceConfig } from '../config/define-config.js';

/** The only line of a service's main.ts: reads the environment, starts, and stops in order on SIGTERM and SIGINT. */
export declare function bootstrap(AppModule: Type, config: ServiceConfig): Promise<void>;
