/** A port's name as a part of names in TypeScript: `motor-speed` is in `readMotorSpeed`. */
export function portIdentifier(name: string): string {
  return name
    .split('-')
    .filter((word) => word !== '')
    .map((word) => word[0]!.toUpperCase() + word.slice(1))
    .join('');
}
