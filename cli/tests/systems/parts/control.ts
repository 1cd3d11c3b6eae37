import { definePartition, raw } from '@bulkhead/system';

/** A partition in a file of its own, on the core that the system chooses. */
export function control(core: number) {
  return definePartition({
    guest: raw({ file: 'control.bin', loadAddress: 0x4000_0000 }),
    memory: '3MiB',
    cores: [core],
  });
}
