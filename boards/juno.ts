/**
 * Arm Juno development board: two Cortex-A57 (A72 on r2), four Cortex-A53, GIC-400, PL011, PSCI by Trusted Firmware-A.
 * Its data are from documents: not booted here.
 */
import type { Board, BoardDevice } from './board.ts';
import { DEVICES } from './juno-devices.ts';
import type { Size } from './size.ts';

export interface JunoOptions {
  /** 1 to 6: first the two large ones. Default 6. */
  readonly cores?: number;
  /** Default 2032MiB: the lower bank, without the 16 MiB that the secure world keeps. */
  readonly memory?: Size;
}

const RAM_PA = 0x8000_0000n;

/** juno.dts, cpus: the large cores, then the small ones. Firmware starts on one of the small ones. */
const MPIDR = [0x0n, 0x1n, 0x100n, 0x101n, 0x102n, 0x103n];

export type JunoDevice = keyof typeof DEVICES;

/** The board, with as many cores and as much memory as asked for. */
export function juno(options: JunoOptions = {}): Board<JunoDevice> {
  const { cores = 6, memory = '2032MiB' } = options;
  return {
    name: 'juno',
    sources: [
      'Linux arch/arm64/boot/dts/arm/juno.dts (cpus, psci, stdout-path)',
      'Linux arch/arm64/boot/dts/arm/juno-base.dtsi (gic, timer, soc_uart0, i2c@7ffa0000, memory@80000000, bus@8000000)',
      'Linux arch/arm64/boot/dts/arm/juno-clocks.dtsi, juno-motherboard.dtsi',
      'U-Boot arch/arm/lib/image.c (booti_setup): the start of memory + text_offset, which is 2 MiB',
    ],
    ram: { pa: RAM_PA, size: memory },
    imagePa: RAM_PA + 0x20_0000n,
    cores,
    maxCores: MPIDR.length,
    mpidr: (core) => MPIDR[core] ?? 0n,
    gic: {
      version: 2,
      gicdPa: 0x2c01_0000n,
      giccPa: 0x2c02_f000n,
      gichPa: 0x2c04_f000n,
      gicvPa: 0x2c06_f000n,
      maintenanceIntid: 25,
      // Which lines nobody drives is not in the documents; a GICv2 has no direct interrupts, which would need some.
      freeIntids: { first: 1020, last: 1019 },
    },
    uart: 'uart',
    uartKind: 'pl011',
    // The MMU-401s before some of the devices are not driven.
    iommu: false,
    devices: DEVICES satisfies Record<string, BoardDevice>,
    booted: false,
  };
}
