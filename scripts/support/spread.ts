/** Picks so many items, spread evenly over all; all of them by default. */
export function spread<Item>(items: Item[], count = items.length): Item[] {
  const size = Math.min(count, items.length);
  return items.filter(
    (_, index) => Math.floor((index * size) / items.length) !== Math.floor(((index - 1) * size) / items.length),
  );
}
