import { HYPERVISOR_CONSOLE } from '@bulkhead/hypervisor/abi/console';
import { expect, test } from 'vitest';
import { Consoles } from '../src/run/consoles.ts';
import { refusalInWords } from '../src/stream/refusal.ts';

test('a refusal names the field with its indexes, the value and the requirement', () => {
  expect(refusalInWords('configuration refused: code=0x33 value=0x401ffff8 index=0x1 part=0x2')).toBe(
    'configuration refused: partitions[0x1].segments[0x2].ipa = 0x401ffff8 does not lie in the memory of the partition',
  );
  expect(refusalInWords('configuration refused: code=0x10 value=0x9 index=0x0 part=0x0')).toBe(
    'configuration refused: board.coreCount = 0x9 must be 1 to 8',
  );
});

test.each([
  'configuration refused: code=0xffff value=0x0 index=0x0 part=0x0',
  'configuration refused: code=0x10 value=0x9 index=0x0',
  ' configuration refused: code=0x10 value=0x9 index=0x0 part=0x0',
  'Bulkhead, cores: 1, partitions: 1',
  '',
])('another line stays as it is: %s', (line) => {
  expect(refusalInWords(line)).toBe(line);
});

test('the hypervisor’s console shows words, a partition’s does not', () => {
  const lines: string[] = [];
  const listener = {
    line: (name: string, text: string) => lines.push(`${name} | ${text}`),
    partial: () => {},
    event: () => {},
  };
  const consoles = new Consoles(['guest'], listener);
  const bytes = Buffer.from('configuration refused: code=0xb value=0x21 index=0x0 part=0x0\n');
  consoles.framed(HYPERVISOR_CONSOLE, bytes.subarray(0, 30));
  consoles.framed(HYPERVISOR_CONSOLE, bytes.subarray(30));
  consoles.framed(HYPERVISOR_CONSOLE + 1, bytes);
  consoles.end();
  expect(lines).toEqual([
    'hypervisor | configuration refused: partitionCount = 0x21 must be 1 to 32',
    'guest | configuration refused: code=0xb value=0x21 index=0x0 part=0x0',
  ]);
  expect(consoles.get('hypervisor')!.text).toContain('partitionCount = 0x21 must be 1 to 32');
});
