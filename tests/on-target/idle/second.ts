import { waitForSecond } from './second.ports.ts';

export function main(): void {
  waitForSecond();
}
