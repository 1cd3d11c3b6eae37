/** Sets items in lines, as words in a paragraph. */

export interface Flowed<Item> {
  readonly item: Item;
  /** From the start of its line. */
  readonly x: number;
  /** Counted from 0. */
  readonly line: number;
}

/** Each item behind the one before, or at the start of the next line where it does not fit. */
export function flow<Item>(
  items: readonly Item[],
  widthOfItem: (item: Item) => number,
  width: number,
  gap: number,
): Flowed<Item>[] {
  let x = 0;
  let line = 0;
  return items.map((item) => {
    const itemWidth = widthOfItem(item);
    if (x > 0 && x + itemWidth > width) {
      x = 0;
      line++;
    }
    const placed = { item, x, line };
    x += itemWidth + gap;
    return placed;
  });
}

/** How many lines there are. */
export function lineCount(flowed: readonly Flowed<unknown>[]): number {
  return (flowed.at(-1)?.line ?? -1) + 1;
}
