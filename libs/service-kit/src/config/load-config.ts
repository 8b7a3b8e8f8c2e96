import type { z } from 'zod';
import { ruleOf } from '../validation/rule-of.js';
import type { ServiceConfig } from './define-config.js';
import { kitSchema, type KitEnvironment } from './kit-environment.js';
import { kitOf, shutdownDelayMs, type Kit } from './kit.js';

/** Environment variables, as `process.env` has them. */
export type Variables = Readonly<Record<string, string | undefined>>;

/** One variable that breaks its rule. Never carries the value: it may be a secret. */
export interface ConfigurationProblem {
  readonly variable: string;
  readonly rule: string;
}

/** The environment does not fit: all problems at once. */
export class ConfigurationInvalid extends Error {
  constructor(
    service: string,
    readonly problems: readonly ConfigurationProblem[],
  ) {
    const lines = problems.map(({ variable, rule }) => `  ${variable}: ${rule}`);
    super(`The configuration of ${service} is not valid:\n${lines.join('\n')}`);
    this.name = 'ConfigurationInvalid';
  }
}

/** Reads the environment by the kit's and the service's schema. Throws ConfigurationInvalid. */
export function loadConfig(
  config: ServiceConfig,
  variables: Variables,
): { kit: Kit; settings: object } {
  const given = Object.fromEntries(
    Object.entries(variables).filter(([, value]) => value !== undefined && value !== ''),
  );
  const kit = kitSchema(config).safeParse(given, { error: ruleOf });
  const settings = config.settings.safeParse(given, { error: ruleOf });
  const problems = [...problemsOf(kit.error), ...problemsOf(settings.error)];
  if (kit.success) problems.push(...contradictions(kit.data));
  if (problems.length > 0 || !kit.success || !settings.success)
    throw new ConfigurationInvalid(config.service, problems);
  return {
    kit: Object.freeze(kitOf(config.service, kit.data)),
    settings: Object.freeze(settings.data as object),
  };
}

function problemsOf(error: z.ZodError | undefined): ConfigurationProblem[] {
  return (error?.issues ?? []).map(({ path, message }) => ({
    variable: String(path[0] ?? '(settings)'),
    rule: message,
  }));
}

/** Combinations that are refused although each value alone is fine. */
function contradictions(kit: KitEnvironment): ConfigurationProblem[] {
  const problems: ConfigurationProblem[] = [];
  for (const variable of ['KORSA_KAFKA_USERNAME', 'KORSA_KAFKA_PASSWORD'] as const)
    if (kit.KORSA_KAFKA_SASL !== undefined && kit[variable] === undefined)
      problems.push({ variable, rule: 'is required with KORSA_KAFKA_SASL' });
  if (kit.KORSA_SHUTDOWN_BUDGET_MS <= shutdownDelayMs(kit))
    problems.push({
      variable: 'KORSA_SHUTDOWN_BUDGET_MS',
      rule: `must be more than KORSA_SHUTDOWN_DELAY_MS, which is ${shutdownDelayMs(kit)}`,
    });
  if (kit.KORSA_ENVIRONMENT === 'production') problems.push(...notForProduction(kit));
  return problems;
}

function notForProduction(kit: KitEnvironment): ConfigurationProblem[] {
  const problems: ConfigurationProblem[] = [];
  if (kit.KORSA_SIMULATION)
    problems.push({ variable: 'KORSA_SIMULATION', rule: 'simulation is refused in production' });
  if (kit.KORSA_ROLES.has('api'))
    problems.push({
      variable: 'KORSA_ENVIRONMENT',
      rule: 'no token issuer is configured, and identity by headers is refused in production',
    });
  if (!kit.KORSA_KAFKA_BROKERS)
    problems.push({ variable: 'KORSA_KAFKA_BROKERS', rule: 'is required in production' });
  if (!kit.KORSA_MONGO_URL)
    problems.push({ variable: 'KORSA_MONGO_URL', rule: 'is required in production' });
  return problems;
}
