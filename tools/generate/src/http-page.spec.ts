import { existsSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { describe, expect, it } from '@jest/globals';
import { httpPage } from './http-page.js';

const root = fileURLToPath(new URL('../../..', import.meta.url));

/** The controller that the page names for an operation, from the root. */
function controllerOf(operation: string): string | undefined {
  const row = httpPage(root).content.match(new RegExp(`^\\| ${operation}: .*$`, 'm'))?.[0] ?? '';
  return /\]\(\.\.\/(.+?)\)/.exec(row)?.[1];
}

describe('the HTTP page', () => {
  it.each([
    ['checkOut', 'services/attendance/src/presence/api/gate-scans.controller.ts'],
    ['decideAttendance', 'services/attendance/src/decisions/api/decisions.controller.ts'],
    ['changeAttendancePolicy', 'services/attendance/src/policies/api/policies.controller.ts'],
    ['recordTestScore', 'services/evaluation/src/tests/api/tests.controller.ts'],
    [
      'cancelRegistration',
      'services/registration/src/registrations/api/registrations.controller.ts',
    ],
    ['retryParkedKey', 'libs/service-kit/src/ops/dead-letters.controller.ts'],
  ])('links %s to its controller', (operation, file) => {
    expect(controllerOf(operation)).toBe(file);
  });

  it('links every operation, and every link leads somewhere', () => {
    const rows = httpPage(root)
      .content.split('\n')
      .filter((line) => /^\| \w+: /.test(line));
    expect(rows.length).toBeGreaterThan(90);
    for (const row of rows) {
      const [, file = ''] = /\]\(\.\.\/(.+?)\)/.exec(row) ?? [];
      expect([row, existsSync(join(root, file)) && file !== '']).toEqual([row, true]);
    }
  });
});
