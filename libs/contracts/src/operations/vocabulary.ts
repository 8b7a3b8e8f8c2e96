import { z } from 'zod';
import { publicText } from '../core/public-text.js';

/** Whether a list was cut. Services from before it was told say nothing. */
export const more = z.boolean().default(false).describe('There are more than are listed');

/** Why an operator decides so: for those who look at it later. Never a name or data of a person; it is kept for good. */
export const DecisionReason = publicText(z.string().trim().min(10).max(500));
