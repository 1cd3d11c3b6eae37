import { execFileSync } from 'node:child_process';
import { mkdtempSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

/** PL011 of QEMU's virt board: data register, flag register (RXFE is bit 4). */
const UART = '0x09000000';

/**
 * An image in place of the hypervisor's: writes `output` to the UART, then reads `inputBytes` bytes, writes
 * them back followed by `ending`, and switches the board off through PSCI (SYSTEM_OFF by SMC).
 */
export function boardImage(output: Uint8Array, inputBytes: number, ending: Uint8Array): string {
  const folder = mkdtempSync(join(tmpdir(), 'bulkhead-board-'));
  const bytes = (data: Uint8Array) => [...data].join(', ') || '0';
  const source = `
    b start
    .word 0
    .quad 0x200000, end, 2, 0, 0, 0
    .ascii "ARM\\x64"
    .word 0
  start:
    ldr x1, =${UART}
    adr x2, output
    mov x3, #${output.length}
    bl write
    mov x5, #${inputBytes}
  1: cbz x5, 3f
  2: ldr w4, [x1, #0x18]
    tbnz w4, #4, 2b
    ldr w4, [x1]
    str w4, [x1]
    sub x5, x5, #1
    b 1b
  3: adr x2, ending
    mov x3, #${ending.length}
    bl write
    ldr w0, =0x84000008
    smc #0
    b .
  write: cbz x3, 5f
    ldrb w4, [x2], #1
    str w4, [x1]
    sub x3, x3, #1
    b write
  5: ret
    .ltorg
  output: .byte ${bytes(output)}
  ending: .byte ${bytes(ending)}
    .balign 4096
  end:
  `;
  const [assembly, elf, image] = ['image.S', 'image.elf', 'image.bin'].map((name) => join(folder, name));
  writeFileSync(assembly!, source);
  const options = ['--target=aarch64-none-elf', '-nostdlib', '-fuse-ld=lld', '-Wl,-Ttext=0,-e,0'];
  execFileSync('clang', [...options, '-o', elf!, assembly!]);
  execFileSync('llvm-objcopy', ['-O', 'binary', elf!, image!]);
  return image!;
}
