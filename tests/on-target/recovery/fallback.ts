import { printLine } from '@bulkhead/sdk';

export function main(): void {
  printLine('fallback runs');
}
