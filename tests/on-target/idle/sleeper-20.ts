import { sleepFor } from './sleeper.ts';

export function main(): void {
  sleepFor(20_000_000_000n);
}
