import { qemuVirt } from '@bulkhead/boards';
import { describe, expect, it } from 'vitest';
import type { BuiltSystem } from '../src/build/built-system.ts';
import { emulatorCommand } from '../src/run/emulator.ts';
import { runSystem } from '../src/run/run-system.ts';
import { encodeFrames } from '../src/stream/frames.ts';
import { boardImage } from './support/board-image.ts';
import { EVENTS, scenario } from './support/scenario.ts';

const board = qemuVirt({ cores: 2, memory: '256MiB' });

describe('the emulator', () => {
  it('is started without a display, with the UART on our streams', () => {
    expect(emulatorCommand(board, 'image.bin').join(' ')).toBe(
      'qemu-system-aarch64 -M virt,virtualization=on,gic-version=3 -cpu cortex-a57 -nic none -smp 2 -m 256M ' +
        '-display none -monitor none -no-reboot -chardev stdio,id=console,signal=off -serial chardev:console ' +
        '-kernel image.bin',
    );
  });

  it('counts instructions as nanoseconds on request', () => {
    const command = emulatorCommand(board, 'image.bin', { icount: true }).join(' ');
    expect(command).toContain('-cpu cortex-a57,cntfrq=1000000000 ');
    expect(command).toContain('-icount shift=0,sleep=off');
  });

  it.each([{}, { icount: true }])('boots an image and carries frames both ways (%j)', async (options) => {
    const system: BuiltSystem = scenario({ shell: { console: ['hello', 'typed'] } }, []);
    const events = (text: string) => encodeFrames(EVENTS, Buffer.from(text));
    const output = [
      Buffer.from('firmware\r\n'),
      events('start partition=0x0 restarts=0x0\n'),
      encodeFrames(1, Buffer.from('hello\n=> ')),
    ];
    const ending = events('end partition=0x0 reason=0x0 restarts=0x0 injectedfaults=0x0\nhalt reason=0x0\n');
    const result = await runSystem({
      system: { ...system, checked: { ...system.checked, board } },
      // What is typed is a frame of three bytes and five, which the image sends back as it is.
      image: boardImage(Buffer.concat(output), 8, ending),
      input: [{ partition: 'shell', waitFor: /=> $/, send: 'typed' }],
      timeoutSeconds: 25,
      ...options,
    });
    expect(result.deviations).toEqual([]);
    expect(result.consoles).toEqual({ board: 'firmware\n', shell: 'hello\n=> typed\n' });
  });
});
