import { schedulingTopics, SessionKind } from '@korsa/contracts';
import { defineConfig } from '@korsa/service-kit';
import { z } from 'zod';

const slot = /^([01]\d|2[0-3]):[0-5]\d-([01]\d|2[0-3]):[0-5]\d$/;

/** Rules that no text at hand fixes. Each default is an assumption and labelled so in answers. */
const settings = z
  .object({
    AGENDA_JP_ROUNDING: z.enum(['floor', 'nearest', 'tenth']).default('floor'),
    AGENDA_CREDITED_KINDS: z
      .string()
      .default('lecture,simulation,discussion,drill,outbound')
      .transform((list) => list.split(',').map((kind) => kind.trim()))
      .pipe(z.array(SessionKind)),
    AGENDA_FRIDAY_PRAYER: z
      .string()
      .regex(slot, 'must read HH:MM-HH:MM')
      .default('11:30-13:00')
      .transform((text) => ({ from: text.slice(0, 5), to: text.slice(6) })),
  })
  .transform((given) => ({
    jpPolicy: { rounding: given.AGENDA_JP_ROUNDING, creditedKinds: given.AGENDA_CREDITED_KINDS },
    fridayPrayer: given.AGENDA_FRIDAY_PRAYER,
  }));

export const config = defineConfig({
  service: 'scheduling',
  port: 3002,
  publishes: schedulingTopics,
  settings,
});
