import { sleepFor } from './sleeper.ts';

export function main(): void {
  sleepFor(10_000_000_000n);
}
