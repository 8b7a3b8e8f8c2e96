/** The ETag of a view that tells its version, undefined for others. */
export function entityTag(view: unknown): string | undefined {
  if (typeof view !== 'object' || view === null || !('version' in view)) return undefined;
  return typeof view.version === 'number' ? `"${view.version}"` : undefined;
}
