/** Guest-physical addresses: the attacker's own, those that the platform emulates, and everything else. */
import type { u32, u64 } from '@bulkhead/bare';
import {
  GUEST_CHANNEL_STRIDE,
  GUEST_CHANNELS,
  GUEST_FLASH,
  GUEST_FLASH_SIZE,
  GUEST_GICC,
  GUEST_GICC_SIZE,
  GUEST_GICD,
  GUEST_GICD_SIZE,
  GUEST_GICR,
  GUEST_GICR_SIZE,
  GUEST_UART,
  GUEST_UART_SIZE,
  GUEST_VIRTIO,
  GUEST_VIRTIO_SIZE,
  GUEST_WATCHDOG,
  GUEST_WATCHDOG_SIZE,
} from '@bulkhead/hypervisor/abi/platform';
import { parameters } from './parameters.unsafe.ts';
import { random } from './random.ts';

/** memory-map.inc has these, too. */
export const OWN: u64 = 0x1_0000_0000n;
export const OWN_SIZE: u64 = 0x40_0000n;
export const SCRATCH: u64 = 0x1_0020_0000n;
export const SCRATCH_SIZE: u64 = 0x20_0000n;
const EL0_ALIAS: u64 = 0x60_0000_0000n;
/** From there on the attacker's own map has other addresses than those of stage 2. */
const OUTSIDE_END: u64 = EL0_ALIAS;
const EL0_ALIASED: u64 = 0x1c_0000_0000n;
/** GiB 3 is what AArch32 sees of the board (memory-map.inc); its first 2 MiB are the slot. */
const A32: u64 = 0xc000_0000n;
const A32_SIZE: u64 = 0x4000_0000n;
const A32_SLOT_SIZE: u64 = 0x20_0000n;
const EL0_SCRATCH: u64 = 0x7e_0020_0000n;

/** Of a CPU interface, those that do something (IHI 0048, 4.4). */
const GICC_REGISTERS: u64 = 0x40n;
/** Of the PL011, those that do something (DDI 0183, 3.2). */
const UART_REGISTERS: u64 = 0x50n;
/** An access is at most 64 bytes long and moves its base by at most 256. */
const MARGIN: u64 = 0x1000n;
const BOARD_RAM: u64 = 0x4000_0000n;
const BOARD_RAM_SIZE: u64 = 0x2000_0000n;
const IMAGE: u64 = 0x4020_0000n;
const IMAGE_SIZE: u64 = 0x20_0000n;
/** Where nobody has anything. */
const NOWHERE: u64 = 0x6000_0000n;
const PORTS: u64 = 8n;

/** Devices of the board, where the partition has them as well (QEMU hw/arm/virt.c); bits of `Parameters.devices`. */
export const RTC: u64 = 0x0901_0000n;
export const GPIO: u64 = 0x0903_0000n;
const DEVICE_SIZE: u64 = 0x1000n;
/** Of the watchdog: the registers that do something. */
const CONTROL_FRAME: u64 = 0x1_0000n;
const RTC_BIT: u64 = 1n;
const GPIO_BIT: u64 = 2n;

export function hasRtc(): boolean {
  return (parameters().devices & RTC_BIT) !== 0n;
}

export function hasGpio(): boolean {
  return (parameters().devices & GPIO_BIT) !== 0n;
}

function near(address: u64, start: u64, sizeBytes: u64): boolean {
  return address + MARGIN >= start && address < start + sizeBytes + MARGIN;
}

/** True for what is not the attacker's and not emulated, with a margin. */
export function isOutside(address: u64): boolean {
  const vcpus = parameters().vcpus;
  const hasUart = parameters().hasUart;
  const platform =
    near(address, GUEST_GICD, GUEST_GICD_SIZE) ||
    (parameters().gic === 2n
      ? near(address, GUEST_GICC, GUEST_GICC_SIZE)
      : near(address, GUEST_GICR, GUEST_GICR_SIZE * vcpus)) ||
    near(address, GUEST_VIRTIO, GUEST_VIRTIO_SIZE) ||
    near(address, GUEST_FLASH, GUEST_FLASH_SIZE) ||
    (hasUart !== 0n && near(address, GUEST_UART, GUEST_UART_SIZE)) ||
    (parameters().hasWatchdog !== 0n && near(address, GUEST_WATCHDOG, GUEST_WATCHDOG_SIZE)) ||
    (hasRtc() && near(address, RTC, DEVICE_SIZE)) ||
    (hasGpio() && near(address, GPIO, DEVICE_SIZE));
  const own =
    near(address, OWN, OWN_SIZE) ||
    near(address, A32, A32_SIZE) ||
    near(address, GUEST_CHANNELS, GUEST_CHANNEL_STRIDE * PORTS);
  return !platform && !own && address < OUTSIDE_END;
}

/** Somewhere in a range. */
export function within(start: u64, sizeBytes: u64): u64 {
  return start + random.below(sizeBytes);
}

/** What a board of this kind has somewhere: the hypervisor, its pools, other partitions, devices, and nothing. */
function anywhere(): u64 {
  const place = random.below(16n);
  if (place < 4n) return within(BOARD_RAM, BOARD_RAM_SIZE);
  if (place < 7n) return within(IMAGE, IMAGE_SIZE);
  if (place < 9n) return within(parameters().victim, 0x40_0000n);
  if (place === 9n) return within(parameters().own, OWN_SIZE);
  if (place < 12n) return within(0n, 0x4000_0000n);
  if (place === 12n) return within(GUEST_GICR, 0x10_0000n);
  if (place === 13n) return within(NOWHERE, 0x4000_0000n);
  return within(0n, OUTSIDE_END);
}

/** An address that is none of the attacker's business. */
export function outside(): u64 {
  for (let attempt: u32 = 0; attempt < 8; attempt++) {
    const address = anywhere();
    if (isOutside(address)) return address;
  }
  return within(NOWHERE, 0x1000_0000n);
}

/** The redistributors, or the CPU interface of a GICv2, which is the hardware's virtual one. */
function controllerOfCpu(vcpus: u64): u64 {
  if (parameters().gic !== 2n) return within(GUEST_GICR, GUEST_GICR_SIZE * vcpus);
  return within(GUEST_GICC, random.once(2n) ? GICC_REGISTERS : GUEST_GICC_SIZE);
}

/** A register of an emulated device, or a byte of one. */
export function emulated(): u64 {
  const vcpus = parameters().vcpus;
  const hasUart = parameters().hasUart;
  const device = random.below(8n);
  // Where one vCPU is alone, what the watchdog does later must not end another operation.
  if (parameters().hasWatchdog !== 0n && vcpus > 1n && random.once(16n)) return watchdogByte();
  const address: u64 =
    device < 3n
      ? within(GUEST_GICD, GUEST_GICD_SIZE)
      : device < 6n
        ? controllerOfCpu(vcpus)
        : device === 6n && hasUart !== 0n
          ? within(GUEST_UART, random.once(2n) ? UART_REGISTERS : GUEST_UART_SIZE)
          : random.once(2n)
            ? within(GUEST_VIRTIO, GUEST_VIRTIO_SIZE)
            : within(GUEST_FLASH, GUEST_FLASH_SIZE);
  return random.once(4n) ? address : address & ~3n;
}

/** A register of the emulated watchdog, or any byte of its two frames. */
export function watchdogByte(): u64 {
  if (!random.once(4n)) return within(GUEST_WATCHDOG, GUEST_WATCHDOG_SIZE);
  return GUEST_WATCHDOG + (random.once(4n) ? 0n : CONTROL_FRAME + random.below(8n) * 4n);
}

/** Anything in the registers of a device of the board that the attacker has. */
export function ownDevice(): u64 {
  const device: u64 = hasRtc() && (!hasGpio() || random.once(2n)) ? RTC : GPIO;
  const address: u64 = within(device, random.once(2n) ? 0x20n : DEVICE_SIZE);
  return random.once(4n) ? address : address & ~3n;
}

/** Memory of the attacker that holds nothing. */
export function scratch(): u64 {
  return within(SCRATCH + MARGIN, SCRATCH_SIZE - MARGIN * 2n);
}

/** The address by which EL0 reaches a guest-physical one. */
export function forEl0(address: u64): u64 {
  if (address >= SCRATCH && address < SCRATCH + SCRATCH_SIZE) return EL0_SCRATCH + (address - SCRATCH);
  // What is higher has no alias: nobody has anything there, nor at this address.
  return EL0_ALIAS + (address < EL0_ALIASED ? address : NOWHERE | (address & 0xfff_ffffn));
}

/** An address by which AArch32 reaches the board's memory, none of which is the attacker's. */
export function forAarch32(): u64 {
  return within(A32 + A32_SLOT_SIZE, BOARD_RAM_SIZE - A32_SLOT_SIZE) & ~7n;
}
