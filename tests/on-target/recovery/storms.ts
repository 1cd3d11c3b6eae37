/** Calls what nobody knows, for ever. */
import { callUnknown } from './unknown.unsafe.ts';

export function main(): void {
  while (true) callUnknown();
}
