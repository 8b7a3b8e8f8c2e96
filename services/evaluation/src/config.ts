import { evaluationTopics } from '@korsa/contracts';
import { defineConfig } from '@korsa/service-kit';
import { z } from 'zod';
import { participations } from './overviews/persistence/participations.projection.js';

const days = (assumed: number, from = 0) =>
  z.coerce.number().int().min(from).max(730).default(assumed);

/** The days are assumptions of Korsa; every retreat may set its own waves. */
export const config = defineConfig({
  service: 'evaluation',
  port: 3004,
  publishes: evaluationTopics,
  readModels: [participations],
  settings: z.object({
    /** How long the reaction wave is open after the close of a retreat. */
    EVALUATION_REACTION_OPEN_DAYS: days(7, 1),
    /** When behaviour is asked after the close. Training agencies use 4 to 12 months. */
    EVALUATION_BEHAVIOUR_AFTER_DAYS: days(90),
    EVALUATION_BEHAVIOUR_OPEN_DAYS: days(30, 1),
    /** Fewest persons behind a figure that is shown. */
    EVALUATION_SMALLEST_CELL: z.coerce.number().int().min(2).max(50).default(5),
    /** Pause between two looks for waves that are due: days long, so seconds are soon enough outside of simulation. */
    EVALUATION_WAVE_POLL_MS: z.coerce.number().int().min(50).max(3_600_000).default(10_000),
  }),
});
