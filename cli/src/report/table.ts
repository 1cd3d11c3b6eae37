/** Rows of cells as text with aligned columns; columns named in `right` are aligned to the right. */
export function table(rows: readonly (readonly string[])[], right: readonly number[] = []): string[] {
  const columns = Math.max(...rows.map((row) => row.length));
  const widths = Array.from({ length: columns }, (_, column) =>
    Math.max(...rows.map((row) => row[column]?.length ?? 0)),
  );
  return rows.map((row) =>
    row
      .map((cell, column) =>
        right.includes(column) ? cell.padStart(widths[column]!) : cell.padEnd(widths[column]!),
      )
      .join('  ')
      .trimEnd(),
  );
}

/** 1536 → "1.5 KiB", as a person would say it. */
export function sizeWords(sizeBytes: number): string {
  if (sizeBytes < 1024) return `${sizeBytes} B`;
  const unit = sizeBytes < 2 ** 20 ? 1 : sizeBytes < 2 ** 30 ? 2 : 3;
  const value = sizeBytes / 1024 ** unit;
  return `${value.toFixed(Number.isInteger(value) ? 0 : 1)} ${['KiB', 'MiB', 'GiB'][unit - 1]}`;
}
