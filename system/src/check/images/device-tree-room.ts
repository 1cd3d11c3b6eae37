import { placed } from '../rule.ts';

/** A guest can find out about its devices and channels. */
export const deviceTreeRoom = placed('BS2422', ({ partitions }, report) => {
  for (const { path, guest, segments, devices, ports } of partitions) {
    if (guest.kind === 'typescript' || segments.length === 0) continue;
    if (devices.length + ports.length === 0) continue;
    if (segments.some(({ label }) => label === 'device tree')) continue;
    const expected = 'room for the device tree at the start of memory';
    report(
      `${path}.guest`,
      expected,
      'the image is there, so x0 is 0 and nothing describes its devices and channels',
    );
  }
});
