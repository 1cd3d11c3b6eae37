/** Importing a board from its device tree: numbers are permanent. */
import { error, note, warning } from './entry.ts';

export const IMPORT = {
  BS3101: error(
    'not a device tree',
    'no flattened device tree, of another version, or damaged',
    'take it from the running board: /sys/firmware/fdt',
  ),
  BS3102: error(
    'no memory',
    'the boot loader fills it in on many boards: the tree in the kernel sources has none',
    'take the tree from the running board: /sys/firmware/fdt',
  ),
  BS3103: warning(
    'memory left out',
    "a board's memory is one range here: of several the lowest is taken, where boot loaders run",
    'choose another in the board file, if devices need it',
  ),
  BS3104: error('no cores', 'no node below /cpus that can be used', 'complete the tree'),
  BS3105: warning(
    'core that cannot be started',
    'the hypervisor starts cores by PSCI through SMC; those that are started in another way are left out',
    'use firmware with PSCI (Trusted Firmware-A)',
  ),
  BS3106: error(
    'interrupt controller without a driver',
    'also one whose registers or maintenance interrupt are elsewhere than the driver expects them',
    'choose a board with a GICv3, or a GICv2 with virtualization extensions, or write a driver',
  ),
  BS3107: error(
    'no UART with a driver',
    'neither the UART that the tree prints on nor another one',
    'write a driver: hypervisor/platform',
  ),
  BS3108: error(
    'timers elsewhere',
    "the generic timers' interrupts are not those that the hypervisor and its guests expect",
    'correct the tree, or choose another board',
  ),
  BS3109: warning(
    'node not understood',
    'it is left out: nobody can be given the device',
    'write the device into the board file, if it is to be given to a partition',
  ),
  BS3110: note(
    'DMA is assumed',
    'a device tree does not say which devices read or write memory by themselves: all do that are not known not to',
    'write dma: false at those that do not',
  ),
  BS3111: note(
    'fact that no device tree says',
    'the board file has the cautious value',
    "correct the board file from the board's manual",
  ),
  BS3112: warning(
    'console on another UART',
    'there is no driver for the UART that the tree prints on',
    'connect to the other one, or write a driver: hypervisor/platform',
  ),
  BS3113: note(
    'IOMMU that is not driven',
    'devices with DMA are refused as if it were not there, unless `allowDma` says that one is trusted',
    'nothing: it is left as the firmware set it',
  ),
  BS3114: note(
    'devices that share a page',
    'stage 2 gives pages of 4KiB: they are one device here, and go to one partition together',
    'nothing, if that is right',
  ),
  BS3115: warning('more cores than can be used', 'the rest stays off', 'nothing'),
  BS3116: note(
    'devices that need others',
    'clocks that are not fixed, resets, power domains: the board file names them, and a description that assigns the device must say what it does about them',
    'nothing, until one is assigned',
  ),
} as const;
