/** The items in lists of at most `size`, in order: so that a long list does not fill the queue of the store. */
export function chunksOf<Item>(items: readonly Item[], size = 500): (readonly Item[])[] {
  const starts = Array.from({ length: Math.ceil(items.length / size) }, (_, i) => i * size);
  return starts.map((start) => items.slice(start, start + size));
}
