/** Both ends of a channel have the type that the system names: an end with another of the same shape is not built. */
import { mkdirSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { afterAll, expect, test } from 'vitest';
import { buildSystemFile } from '../src/index.ts';

const root = fileURLToPath(new URL('../..', import.meta.url));
const place = join(root, 'build', 'examples', `agreement-${process.pid}`);
afterAll(() => rmSync(place, { recursive: true }));

const FILES = {
  'messages.ts': `import type { u32 } from '@bulkhead/bare';

export class Setpoint {
  speed: u32 = 0;
  torque: u32 = 0;
}
`,
  'sender.ts': `import type { u32 } from '@bulkhead/bare';
import { writeSetpoint } from './sender.ports.ts';

class Setpoint {
  torque: u32 = 0;
  speed: u32 = 0;
}

const setpoint = new Setpoint();

export function main(): void {
  writeSetpoint(setpoint);
}
`,
  'receiver.ts': `import { readSetpoint } from './receiver.ports.ts';
import { Setpoint } from './messages.ts';

const setpoint = new Setpoint();

export function main(): void {
  readSetpoint(setpoint);
}
`,
  'system.ts': `import { qemuVirt } from '@bulkhead/boards';
import { defineSystem, typescript } from '@bulkhead/system';

export default defineSystem({
  board: qemuVirt({ cores: 2 }),
  partitions: {
    sender: { guest: typescript({ entry: './sender.ts' }), memory: '2MiB', cores: [0] },
    receiver: { guest: typescript({ entry: './receiver.ts' }), memory: '2MiB', cores: [1] },
  },
  channels: {
    setpoint: {
      kind: 'sampling',
      from: 'sender',
      to: 'receiver',
      message: { file: './messages.ts', type: 'Setpoint' },
      messageBytes: 8,
    },
  },
});
`,
};

test('a sender with another type of the same fields is refused at its line', async () => {
  mkdirSync(place, { recursive: true });
  for (const [name, text] of Object.entries(FILES)) writeFileSync(join(place, name), text);
  await expect(buildSystemFile(join(place, 'system.ts'), { out: join(place, 'out') })).rejects.toThrow(
    /sender\.ts:12:17 - error BT3002: This is Setpoint of sender\.ts where Setpoint of messages\.ts is wanted/,
  );
});
