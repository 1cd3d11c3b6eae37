/** The system description as users write it. Every field is explained in docs/system.md. */
import type { Board, Size } from '@bulkhead/boards';
import type { Guest } from '../guests/guest.ts';
import type { ChannelDescription } from './channel.ts';
import type { Duration } from './duration.ts';
import type { BoardErrorDescription, HealthDescription } from './health.ts';
import type { ScheduleDescription } from './schedule.ts';

/** What the partition sees as its console. */
export type Console = 'pl011' | 'hypercall' | 'none';

/** How a partition's interrupts reach it; `auto` is direct where that is possible. */
export type Interrupts = 'auto' | 'direct' | 'virtual';

/** How a partition's run ends; `running` means that it does not. */
export type ExpectedEnd = 'off' | 'fault' | 'panic' | 'deadline' | 'request' | 'running';

/** What stopped a partition, as the fault report says it. */
export type ExpectedFaultCause =
  | 'data-abort'
  | 'instruction-abort'
  | 'undecodable'
  | 'undefined'
  | 'system-error'
  | 'unexpected'
  | 'hypervisor-check';

/** What `bulkhead run` compares with what happened. */
export interface Expectation {
  /** How its run ends; default: it turns itself off. */
  readonly end?: ExpectedEnd;
  /** Each must occur in the partition's console output. */
  readonly console?: readonly (string | RegExp)[];
  /** The fault that stops it. */
  readonly fault?: { readonly address?: bigint; readonly cause?: ExpectedFaultCause };
}

/** An assigned device with options; a bare name takes the defaults. */
export interface DeviceAssignment<Device extends string = string> {
  /** A device of the board, by its name there. */
  readonly device: Device;
  /** Guest-physical address of its registers; default: the board's. */
  readonly ipa?: bigint | number;
  /** INTIDs that the guest sees, in the order of the board's; default: the board's. */
  readonly intids?: readonly number[];
  /** Frequencies in Hz of its clock inputs that the board's data do not say, by their names. */
  readonly clocks?: Readonly<Record<string, number>>;
  /** Needs of the device (`resets`, `power-domains`) that firmware has taken care of, and the guest does without. */
  readonly without?: readonly string[];
  /** Accepts that the device can read and write all of memory, for a stated reason. */
  readonly allowDma?: true;
  /** Why that is acceptable, for who reads the description. */
  readonly reason?: string;
}

/** One virtual machine, or one program. */
export interface PartitionDescription<Device extends string = string, Name extends string = string>
  extends HealthDescription<Name> {
  /** What runs in it. */
  readonly guest: Guest;
  /** A multiple of 2MiB. */
  readonly memory: Size;
  /** vCPU i runs on the board's core cores[i]; a core that several partitions name needs a schedule. */
  readonly cores: readonly number[];
  /** Default: `hypercall` for TypeScript, `pl011` for the others. */
  readonly console?: Console;
  /** Default: `auto`. */
  readonly interrupts?: Interrupts;
  /** Each vCPU gets `budget` in every `period`, from its windows alone; checked. Both or neither. */
  readonly period?: Duration;
  /** Time of a core in each `period`. */
  readonly budget?: Duration;
  /** Devices of the board that it has for itself, with their interrupts. */
  readonly devices?: readonly (Device | DeviceAssignment<Device>)[];
  /** A device tree or an overlay on top of the generated one: .dtbo, .dtb, and with dtc .dtso, .dts. */
  readonly deviceTree?: { readonly overlay: string };
  /** Fixes the board-physical address of the memory; default: placed after the image. */
  readonly ramPa?: bigint | number;
  /** Guest-physical address of the memory; default 0x4000_0000, as on QEMU's virt board. */
  readonly ramIpa?: bigint | number;
  /** What `bulkhead run` compares with what happened. */
  readonly expect?: Expectation;
}

/** The whole system: a board, and who has what of it. */
export interface SystemDescription<Device extends string = string, Name extends string = string> {
  /** The board, from `@bulkhead/boards` or from a file of your own. */
  readonly board: Board<Device>;
  /** By name: 1 to 31 of `a-z`, `0-9` and `-`. */
  readonly partitions: Readonly<Record<Name, PartitionDescription<NoInfer<Device>, NoInfer<Name>>>>;
  /** By core: one for each that several partitions share. */
  readonly schedules?: Readonly<Record<number, ScheduleDescription<NoInfer<Name>>>>;
  /** By name, which is that of the port at both ends unless an end says otherwise. */
  readonly channels?: Readonly<Record<string, ChannelDescription<NoInfer<Name>>>>;
  /** Core that takes the console's interrupts; default: that of the first Linux, ELF or raw partition. */
  readonly console?: { readonly core?: number };
  /** Default: the board's own errors are not looked at. */
  readonly onBoardError?: BoardErrorDescription;
  /** From the first to the second nothing may flow, neither directly nor through others. */
  readonly neverFlows?: readonly (readonly [NoInfer<Name>, NoInfer<Name>])[];
}
