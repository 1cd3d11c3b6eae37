/** What becomes of a guest's words: samples, figures, comparison, table. */
import { describe, expect, it } from 'vitest';
import { readBaseline, regressions, unmatched } from '../src/baseline.ts';
import type { Result } from '../src/benchmark.ts';
import { loadBenchmarks } from '../src/load.ts';
import { ofPairs, scalesAsJson, scaleTable, unevenScales } from '../src/partitions.ts';
import { isReadmeCurrent } from '../src/readme.ts';
import { describeRegression, resultsAsJson, resultTable } from '../src/report.ts';
import { priceTable } from '../src/safety.ts';
import { measured, parseSamples, spread } from '../src/samples.ts';

const TEXT = 'series empty: 00000001 00000001\nseries : 0000000b 0000000d 0000000c\ndone\n';

const result: Result = {
  ...{ id: 'hvc-null', title: 'HVC', unit: 'instructions', bare: null, min: 90, median: 100, max: 110 },
  peers: { bao: 150 },
};

describe('samples', () => {
  it('are read, and the cost of measuring is taken off', () => {
    const samples = parseSamples(TEXT, 'guest');
    expect(samples.get('')).toEqual([11, 13, 12]);
    expect(measured(samples, true)).toEqual(new Map([['', [10, 12, 11]]]));
    expect(measured(samples, false)).toEqual(new Map([['', [11, 13, 12]]]));
  });

  it('may be negative, and NULs between them are no text', () => {
    expect(parseSamples('\0\0series a: fffffffe\ndone', 'guest').get('a')).toEqual([-2]);
  });

  it('are refused when the guest did not come to its end', () => {
    expect(() => parseSamples('unexpected exception\n', 'hvc-null, bare')).toThrow(
      'hvc-null, bare did not come to its end. It said:\nunexpected exception\n',
    );
  });

  it('have the lower median when they are even in number', () => {
    expect(spread([4, 1, 3, 2])).toEqual({ min: 1, median: 2, max: 4 });
  });
});

describe('the baseline', () => {
  const baseline = { 'hvc-null': { min: 90, median: 100, max: 104 } };

  it('allows five per cent', () => {
    expect(regressions([result], { 'hvc-null': { min: 1, median: 96, max: 105 } })).toEqual([]);
  });

  it('names what grew more', () => {
    const found = regressions([result], baseline);
    expect(found).toEqual([{ id: 'hvc-null', figure: 'max', committed: 104, now: 110 }]);
    expect(found.map(describeRegression)).toEqual([
      'hvc-null: max is 110, 5.8 % above the 104 of bench/baseline.json',
    ]);
  });

  it('names what only one side knows', () => {
    expect(unmatched([result], { other: baseline['hvc-null'] })).toEqual(['other', 'hvc-null']);
  });
});

describe('the price of safety', () => {
  it('is what the checks add to a hypervisor without them', () => {
    const prices = [
      { what: 'hvc-null', checked: 110, unchecked: 100 },
      { what: 'smaller', checked: 99, unchecked: 100 },
    ];
    expect(priceTable(prices).split('\n')).toEqual([
      'the price of safety  checked  unchecked  checks add',
      'hvc-null                 110        100     +10.0 %',
      'smaller                   99        100      −1.0 %',
    ]);
  });
});

describe('the number of partitions', () => {
  const scale = (partitions: number, median: number, max = 110) => ({
    ...{ id: 'hvc-null', unit: 'instructions', partitions },
    figures: { min: 90, median, max },
  });

  it('may change a figure by two per cent', () => {
    expect(unevenScales([scale(2, 100), scale(8, 102), scale(32, 98)])).toEqual([]);
    expect(unevenScales([scale(2, 100), scale(8, 103), scale(32, 100, 99)])).toEqual([
      'hvc-null: median is 103 among 8 partitions, 3.0 % above the 100 among 2',
      'hvc-null: max is 99 among 32 partitions, 10.0 % below the 110 among 2',
    ]);
  });

  it('has a column for each in the table, and an object for each with --json', () => {
    expect(scaleTable([scale(2, 100), scale(32, 101)]).split('\n')).toEqual([
      'min/median/max  2 partitions  32 partitions',
      'hvc-null          90/100/110     90/101/110',
    ]);
    expect(JSON.parse(scalesAsJson([scale(8, 100)]))).toEqual([
      { id: 'hvc-null', unit: 'instructions', partitions: 8, min: 90, median: 100, max: 110 },
    ]);
  });

  it('does not concern boot, nor benchmarks without a guest', async () => {
    const ids = [...ofPairs(await loadBenchmarks()).keys()];
    expect(ids).toContain('call-reply');
    expect(ids).not.toContain('boot-first-instruction');
    expect(ids).not.toContain('linux-boot-exits');
  });
});

describe('reports', () => {
  it('hold bare floor, figures and peers', () => {
    const [head, line] = resultTable([result]).split('\n');
    expect(head).toBe('id        bare  min  median  max  Bao  Xen  unit          what');
    expect(line).toBe('hvc-null     –   90     100  110  150    –  instructions  HVC');
  });

  it('are data with --json', () => {
    expect(JSON.parse(resultsAsJson([result]))).toEqual([
      { id: 'hvc-null', unit: 'instructions', bare: null, min: 90, median: 100, max: 110 },
    ]);
  });
});

it('README.md shows the committed figures (npm run bench -- --update)', async () => {
  expect(isReadmeCurrent(await loadBenchmarks(), readBaseline())).toBe(true);
});

it('takes its benchmarks from the files of bench/ids', async () => {
  const ids = [...(await loadBenchmarks()).keys()];
  expect(ids).toContain('hvc-null');
  expect(ids).toEqual([...ids].sort());
});
