import { z } from 'zod';
import { publicText } from '../core/public-text.js';

/** Why an operator decides so: for those who look at it later. Never a name or data of a person; it is kept for good. */
export const DecisionReason = publicText(z.string().trim().min(10).max(500));
