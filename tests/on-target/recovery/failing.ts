/** Reads where it has nothing. */
import { readWord } from '../psci/words.unsafe.ts';

export function main(): void {
  readWord(0x5000_0008n);
}
