import { waitForFirst } from './first.ports.ts';

export function main(): void {
  waitForFirst();
}
