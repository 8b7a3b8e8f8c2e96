export interface PageQuery {
  readonly cursor?: string | undefined;
  readonly limit: number;
}

export interface Page<Item> {
  readonly items: Item[];
  readonly next: string | null;
}

/** A page of a list that is in memory anyway, in the order of its keys; the cursor is the last key of the page before. */
export function pageOfList<Item>(
  list: readonly Item[],
  { cursor, limit }: PageQuery,
  keyOf: (item: Item) => string,
): Page<Item> {
  const following = list
    .map((item) => ({ item, key: keyOf(item) }))
    .sort((a, b) => (a.key < b.key ? -1 : 1))
    .filter(({ key }) => cursor === undefined || key > cursor);
  const page = following.slice(0, limit);
  return {
    items: page.map(({ item }) => item),
    next: following.length > limit ? (page.at(-1)?.key ?? null) : null,
  };
}
