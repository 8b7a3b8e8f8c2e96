/** The city a work unit belongs to: `33.71.disdukcapil` → `33.71`. */
export function cityOf(unitCode: string): string {
  return unitCode.slice(0, 5);
}
