/** The library of TypeScript partitions. The entry file of a partition exports `main(): void`. */
export { flush, hasInput, print, printHex, printLine, printNumber, readByte } from './console.ts';
export { restart, stop } from './power.ts';
export { delay, now, PeriodicTimer, toNanoseconds } from './timer.ts';
