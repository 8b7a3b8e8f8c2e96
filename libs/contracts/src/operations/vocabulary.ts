import { z } from 'zod';

/** Why an operator decides so: for those who look at it later. Never a name or data of a person. */
export const DecisionReason = z.string().trim().min(10).max(500);
