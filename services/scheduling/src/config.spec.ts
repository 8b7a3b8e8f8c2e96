import { describe, expect, it } from '@jest/globals';
import { expectEnvExample } from '@korsa/service-kit';
import { config } from './config.js';

const settings = (given: Record<string, string>) => config.settings.safeParse(given);

describe('the settings of scheduling', () => {
  it('are shown by the example, whole and valid', () => {
    expectEnvExample(config, new URL('../.env.example', import.meta.url));
  });

  it('default to what the documents call an assumption', () => {
    expect(settings({}).data).toEqual({
      jpPolicy: {
        rounding: 'floor',
        creditedKinds: ['lecture', 'simulation', 'discussion', 'drill', 'outbound'],
      },
      fridayPrayer: { from: '11:30', to: '13:00' },
    });
  });

  it.each([
    { AGENDA_JP_ROUNDING: 'up' },
    { AGENDA_CREDITED_KINDS: 'lecture,party' },
    { AGENDA_FRIDAY_PRAYER: '11:30' },
    { AGENDA_FRIDAY_PRAYER: '25:30-13:00' },
  ])('refuse %j', (given) => {
    expect(settings(given).success).toBe(false);
  });
});
