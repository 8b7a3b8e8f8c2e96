/** Freezes plain data all the way down: a decision that mutates what it was given fails instead of harming others. */
export function deepFreeze<T>(value: T): T {
  if (typeof value !== 'object' || value === null || Object.isFrozen(value)) return value;
  // No list of the values is made: this runs over every document that is read.
  if (Array.isArray(value)) for (const inner of value) deepFreeze<unknown>(inner);
  else for (const name in value) deepFreeze(value[name]);
  return Object.freeze(value);
}
