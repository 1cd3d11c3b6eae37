import { describe, expect, it } from 'vitest';
import { flow } from '../../src/draw/text/flow.ts';
import { textWidth } from '../../src/draw/text/widths.ts';
import { addressText, coreWords, numberRanges, timeWords } from '../../src/draw/text/words.ts';
import { ticksOf } from '../../src/draw/timeline/ticks.ts';

describe('figures of pictures', () => {
  it('are times with at most three decimals', () => {
    const times = [0n, 1n, 999n, 50_000n, 1_500_000n, 12_050_000n, 1_000_000_000n, 1_000_001n];
    expect(times.map(timeWords)).toEqual([
      '0',
      '1ns',
      '999ns',
      '50us',
      '1.5ms',
      '12.05ms',
      '1s',
      '1000.001us',
    ]);
  });

  it('are addresses in groups of four digits', () => {
    expect([0n, 0x4020_0000n, 0x1_3fff_ffffn].map(addressText)).toEqual([
      '0x0000_0000',
      '0x4020_0000',
      '0x1_3fff_ffff',
    ]);
  });

  it('are ranges of numbers', () => {
    expect(numberRanges([33, 48, 49, 50, 60])).toBe('33, 48–50, 60');
    expect(numberRanges([])).toBe('');
    expect([coreWords([0]), coreWords([1, 2])]).toEqual(['core 0', 'cores 1, 2']);
  });
});

it('estimates the width of text by its characters, and unknown ones as an em', () => {
  expect(textWidth('mm', { size: 10 })).toBeCloseTo(19.48);
  expect(textWidth('mm', { size: 10, bold: true })).toBeCloseTo(20.84);
  expect(textWidth('mm', { size: 10, monospaced: true })).toBeCloseTo(12.04);
  expect(textWidth('→', { size: 10 })).toBe(10);
});

it('sets items in lines', () => {
  const placed = flow([40, 40, 40], (width) => width, 100, 10);
  expect(placed.map(({ x, line }) => [x, line])).toEqual([
    [0, 0],
    [50, 0],
    [0, 1],
  ]);
  // An item that is wider than a line has one of its own.
  expect(flow([10, 200, 10], (width) => width, 100, 10).map(({ line }) => line)).toEqual([0, 1, 2]);
});

it('marks the axis of time at round figures', () => {
  const marks = (frameNs: bigint, width: number) => ticksOf(frameNs, 0, width).map(({ words }) => words);
  expect(marks(10_000_000n, 300)).toEqual(['0', '2ms', '4ms', '6ms', '8ms', '10ms']);
  expect(marks(1_000_000n, 200)).toEqual(['0', '500us', '1ms']);
  expect(marks(7_300_000n, 300)).toEqual(['0', '2ms', '4ms', '6ms', '7.3ms']);
  expect(marks(6_300_000n, 300)).toEqual(['0', '2ms', '4ms', '6.3ms']);
  expect(marks(10_000_000_000n, 140)).toEqual(['0', '5s', '10s']);
});
