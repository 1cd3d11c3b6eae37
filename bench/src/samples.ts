/** What a guest printed, as numbers. */

/** Samples of a series, by its name. */
export type Samples = ReadonlyMap<string, readonly number[]>;

export interface Spread {
  readonly min: number;
  readonly median: number;
  readonly max: number;
}

/** Reads the `series <name>: <hex> …` lines of a guest; throws with its text if it did not come to its end. */
export function parseSamples(text: string, who: string): Samples {
  // A guest that storms its UART writes NULs, which are no text.
  const lines = text.replaceAll('\0', '').split(/\r?\n/);
  if (!lines.includes('done')) throw new Error(`${who} did not come to its end. It said:\n${text}`);
  const series = lines.flatMap((line) => {
    const found = /^series ([^:]*):((?: [0-9a-f]{8})+)$/.exec(line);
    if (found === null) return [];
    const numbers = found[2]!.trim().split(' ');
    return [[found[1]!, numbers.map((digits) => Number.parseInt(digits, 16) | 0)] as const];
  });
  return new Map(series);
}

/** The lower of two medians when the number of samples is even. */
export function spread(samples: readonly number[]): Spread {
  const sorted = samples.toSorted((a, b) => a - b);
  return { min: sorted[0]!, median: sorted[(sorted.length - 1) >> 1]!, max: sorted.at(-1)! };
}

/** The samples of all series but the empty one, less the cost of measuring if that is in them. */
export function measured(samples: Samples, subtractEmpty: boolean): Samples {
  const cost = subtractEmpty ? spread(samples.get('empty')!).min : 0;
  const rest = [...samples].filter(([name]) => name !== 'empty');
  return new Map(rest.map(([name, values]) => [name, values.map((value) => value - cost)]));
}
