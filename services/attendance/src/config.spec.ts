import { describe, expect, it } from '@jest/globals';
import { expectEnvExample } from '@korsa/service-kit';
import { config } from './config.js';

const problemsOf = (env: Record<string, string>) =>
  config.settings
    .safeParse(env)
    .error?.issues.map(({ path, message }) => `${String(path[0])}: ${message}`);

describe('the configuration', () => {
  it('has an example that works', () => {
    expectEnvExample(config, new URL('../.env.example', import.meta.url));
  });

  it('names every problem', () => {
    expect(
      problemsOf({
        CERTIFICATE_NUMBER_PATTERN: 'SERT/{serial}',
        CERTIFICATE_NUMBER_PATTERNS: '{"33":"no tokens"}',
        ATTENDANCE_EXCUSES_THAT_COUNT: 'duty,hangover',
      })?.length,
    ).toBe(3);
  });

  it('refuses lateness bands that cross', () => {
    expect(problemsOf({ ATTENDANCE_LATE_AFTER_MINUTES: '31' })).toEqual([
      'ATTENDANCE_TOO_LATE_AFTER_MINUTES: must not be less than ATTENDANCE_LATE_AFTER_MINUTES',
    ]);
  });
});
