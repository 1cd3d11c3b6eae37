/** The steps of a path: `partitions.linux.devices[0]` are `partitions`, `linux`, `devices` and `0`. */
export function stepsOf(path: string): string[] {
  return path
    .replace(/\[(\d+)\]/g, '.$1')
    .split('.')
    .filter((step) => step !== '');
}
