import type { z } from 'zod';

/**
 * NIP has 18 digits, NIK 16, written in one or in groups. Two signs at most count as inside a number, so that a range of
 * days (`2025-05-16 - 2025-05-18`) is none.
 */
const personalNumber = /\d(?:[\s.-]{0,2}\d){15}/;

/**
 * A text as clients may give it that every reader of an event will see. For input only: events and answers keep the
 * plain type, because what was said before this rule must stay readable.
 */
export function publicText(text: z.ZodString): z.ZodString {
  return text.refine((value) => !personalNumber.test(value), {
    error: 'must not contain the number of a person',
  });
}
