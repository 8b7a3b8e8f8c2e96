import type { ServiceConfig } from './define-config.js';

/**
 * For a test: throws unless the file parses with the service's schema, names no unknown variable
 * and mentions every variable of the service (a comment line `# NAME=value` mentions it too).
 */
export declare function expectEnvExample(config: ServiceConfig, path: string | URL): void;
