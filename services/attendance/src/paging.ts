/** Which part of a list is asked for: what follows `cursor`, at most `limit`. */
export interface PageRequest {
  readonly cursor?: string | undefined;
  readonly limit: number;
}

/** Part of a list in the order of ids; `next` is the cursor of what follows, null at the end. */
export interface Page<Item> {
  readonly items: Item[];
  readonly next: string | null;
}

/** The page that begins with `found`, which holds one more than asked for when something follows. */
export function pageOf<Item extends { readonly id: string }>(
  found: readonly Item[],
  limit: number,
): Page<Item> {
  const items = found.slice(0, limit);
  return { items, next: found.length > limit ? (items.at(-1)?.id ?? null) : null };
}

/** The same page, each item shown by `view`. */
export function viewPage<Item, View>(page: Page<Item>, view: (item: Item) => View): Page<View> {
  return { ...page, items: page.items.map(view) };
}

/** What is asked of the database for a page: the filters that were given, behind the cursor. */
export function pageFilter(filter: object, { cursor }: PageRequest): Record<string, unknown> {
  const given = Object.entries(filter).filter(([, value]) => value !== undefined);
  return { ...Object.fromEntries(given), ...(cursor !== undefined && { _id: { $gt: cursor } }) };
}
