/** What of the waiting events operators of an area see: those of its cities, and those that do not say whose they are. */
export function visibleFrom(area: string): { cityCode: { $in: (RegExp | null)[] } } {
  return { cityCode: { $in: [new RegExp(`^${area.replace('.', '\\.')}(\\.|$)`), null] } };
}
