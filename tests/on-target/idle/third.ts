import { waitForThird } from './third.ports.ts';

export function main(): void {
  waitForThird();
}
