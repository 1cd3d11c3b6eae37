import type { CheckedSystem } from '@bulkhead/system';
import { describe, expect, it } from 'vitest';
import { checkSystemFile } from '../../src/build/check-system.ts';
import { drawSystem } from '../../src/draw/picture.ts';
import { THEMES } from '../../src/draw/theme.ts';
import { systemFile } from '../support/system-file.ts';
import { areasOf, isInside, labelsOf, overlap } from './read-picture.ts';

async function systemOf(name: string): Promise<CheckedSystem> {
  const { checked, diagnostics } = await checkSystemFile(systemFile(name));
  if (!checked) throw new Error(diagnostics.map(({ code, path }) => `${code} ${path}`).join('\n'));
  return checked;
}

const SYSTEMS = [
  ['draw/two', 2],
  ['draw/six', 6],
  ['draw/twenty', 20],
  ['shared', 3],
] as const;

describe.each(SYSTEMS)('the picture of %s', (name, count) => {
  it(`names its ${count} partitions, their memory, cores, channels and devices`, async () => {
    const system = await systemOf(name);
    const words = labelsOf(drawSystem(system, { name, theme: 'light' })).map((label) => label.words);
    const said = (wanted: string) => words.filter((one) => one.includes(wanted)).length;
    expect(system.partitions).toHaveLength(count);
    for (const partition of system.partitions) {
      // In the list, in the map of memory, on each of its cores, and in the graph.
      expect(said(partition.name), partition.name).toBeGreaterThanOrEqual(4);
      for (const device of partition.devices) expect(said(device.name), device.name).toBe(1);
    }
    for (const channel of system.channels) expect(words, channel.name).toContain(channel.name);
    for (let core = 0; core < system.board.cores; core++) expect(words).toContain(`core ${core}`);
    expect(said('hypervisor')).toBeGreaterThan(0);
  });

  it('has an area for every window', async () => {
    const system = await systemOf(name);
    const svg = drawSystem(system, { name, theme: 'light' });
    for (const { windows } of system.schedules) {
      for (const { partition, startNs } of windows) {
        const start = startNs === 0n ? '0' : `${Number(startNs / 1000n) / (startNs < 1_000_000n ? 1 : 1000)}`;
        const unit = startNs === 0n ? '' : startNs < 1_000_000n ? 'us' : 'ms';
        const title = new RegExp(
          `<title>${system.partitions[partition]!.name}[^<]*, ${start}${unit} to [^<]*</title>`,
        );
        expect(svg).toMatch(title);
      }
    }
  });

  it('has no text over other text, and none beyond the page', async () => {
    const svg = drawSystem(await systemOf(name), { name, theme: 'light' });
    const labels = labelsOf(svg);
    const page = areasOf(svg, 'page')[0]!;
    const pairs = labels.flatMap((label, index) =>
      labels
        .slice(index + 1)
        .filter((other) => overlap(label, other))
        .map((other) => `${label.words} / ${other.words}`),
    );
    expect(pairs).toEqual([]);
    expect(labels.filter((label) => !isInside(label, page)).map(({ words }) => words)).toEqual([]);
  });

  it('puts words into an area only where they fit', async () => {
    const svg = drawSystem(await systemOf(name), { name, theme: 'light' });
    const areas = areasOf(svg, 'area');
    const cut = labelsOf(svg).filter((label) => {
      const touched = areas.filter((area) => overlap(area, label));
      return touched.length > 0 && !touched.some((area) => isInside(label, area));
    });
    expect(cut.map(({ words }) => words)).toEqual([]);
  });

  it.each(THEMES)('is the same whenever it is drawn, %s', async (theme) => {
    const first = drawSystem(await systemOf(name), { name, theme });
    expect(drawSystem(await systemOf(name), { name, theme })).toBe(first);
  });
});

it('tells those who cannot see it what it shows', async () => {
  const svg = drawSystem(await systemOf('draw/two'), { name: 'two', theme: 'auto' });
  expect(svg).toContain('role="graphics-document" aria-labelledby="bulkhead-title bulkhead-description"');
  expect(svg).toContain('<title id="bulkhead-title">two: a Bulkhead system</title>');
  expect(svg).toContain(
    '<desc id="bulkhead-description">A system on the board qemu-virt, 2 cores, 512 MiB, 2 partitions, 2 channels. ' +
      'control has 2 MiB and core 0. linux has 256 MiB and core 1, with rtc. ' +
      'The sampling channel setpoint leads from linux to control. ' +
      'The queuing channel log leads from control to linux.</desc>',
  );
  for (const part of ['Partitions', 'Memory', 'Devices', 'Cores and time', 'Channels'])
    expect(svg).toContain(`<g role="group" aria-label="${part}">`);
});

it('follows the reader to dark colours only with the theme auto', async () => {
  const system = await systemOf('draw/two');
  const [light, dark, auto] = THEMES.map((theme) => drawSystem(system, { name: 'two', theme }));
  const media = '@media (prefers-color-scheme: dark)';
  expect([light, dark, auto].map((svg) => svg!.includes(media))).toEqual([false, false, true]);
  const body = (svg: string | undefined) => svg!.replace(/<style>[\s\S]*<\/style>/, '');
  expect(body(dark)).toBe(body(light));
  expect(body(auto)).toBe(body(light));
});

it('keeps the name of a system from being taken for elements', async () => {
  const svg = drawSystem(await systemOf('draw/two'), { name: 'a<b>&"c"', theme: 'light' });
  expect(svg).toContain('<title id="bulkhead-title">a&lt;b&gt;&amp;&quot;c&quot;: a Bulkhead system</title>');
  expect(labelsOf(svg)[0]!.words).toBe('a<b>&"c"');
});
