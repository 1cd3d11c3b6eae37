/** The virtual interrupt controller after reset. */
import type { u32 } from '@bulkhead/bare';
import { resetPhysical, setPhysicalEnabled, writePhysicalWord } from '#gic/driver.ts';
import { MAX_LIST_REGISTERS } from '#gic/list-registers.unsafe.ts';
import { RESET_ROUTE } from '#gic/routes.ts';
import { resetFamily } from '#gic/software-interrupts.ts';
import { MAX_PORTS } from '../../../abi/configuration.ts';
import {
  GUEST_INTIDS,
  GUEST_PHYSICAL_TIMER_INTID,
  GUEST_VIRTUAL_TIMER_INTID,
} from '../../../abi/platform.ts';
import { isDirect, type Partition, recordOf, type VirtualCpu } from '../../../core/partition.ts';
import { clearSettings } from './clear.unsafe.ts';
import { DIRECT_SGIS } from './direct.ts';
import { ICENABLER, ISENABLER } from './families.ts';
import { forgetTimers } from './ready-timers.ts';
import { bitOf, targetOf } from './select.ts';
import { EMPTY, type InterruptWord, type VirtualGic } from './state.ts';

/** SGIs are edge-triggered (IHI 0069, 2.2.1). */
const SGIS: u32 = 0xffff;

function clearWord(word: InterruptWord): void {
  word.enabled = 0;
  word.latched = 0;
  word.active = 0;
  word.group1 = 0;
  word.edge = 0;
  word.listed = 0;
  word.unpend = 0;
  word.deactivate = 0;
  word.hardware = 0;
}

/** PPIs that the core's own timers back. */
export const TIMERS: u32 = (1 << GUEST_VIRTUAL_TIMER_INTID) | (1 << GUEST_PHYSICAL_TIMER_INTID);

/** The private interrupts of a vCPU. They outlive CPU_OFF and CPU_ON, as a redistributor's do. */
export function resetPrivate(gic: VirtualGic, vcpu: VirtualCpu, direct: boolean): void {
  const own = gic.privates[vcpu.index];
  const word = own.word;
  clearWord(word);
  word.edge = SGIS;
  word.hardware = direct ? TIMERS | DIRECT_SGIS : TIMERS;
  resetFamily(vcpu, word);
  vcpu.interrupts.requests.store(0);
  vcpu.interrupts.timersEnabled.store(0);
  forgetTimers(vcpu);
  for (let i: u32 = 0; i < 32; i++) own.priority[i] = 0;
  for (let slot: u32 = 0; slot < MAX_LIST_REGISTERS; slot++) own.listRegister[slot] = EMPTY;
  own.occupied = 0;
  own.waiting = false;
}

/** The shared interrupts; the lines of emulated devices keep their level. */
export function resetDistributor(partition: Partition, gic: VirtualGic): void {
  partition.interrupts.control.store(0);
  gic.busy = 0;
  for (let index: u32 = 0; index < GUEST_INTIDS / 32; index++) {
    clearWord(gic.words[index]);
    if (partition.interrupts.lines[index].loadRelaxed() !== 0) gic.busy |= bitOf(index);
  }
  clearSettings(gic);
  for (let intid: u32 = 0; RESET_ROUTE !== 0 && intid < GUEST_INTIDS; intid++) gic.route[intid] = RESET_ROUTE;
  const record = recordOf(partition);
  for (let i: u32 = 0; i < record.interruptCount; i++) {
    const virtual = record.interrupts[i].virtualIntid;
    gic.physical[virtual] = record.interrupts[i].physicalIntid;
    gic.words[virtual >>> 5].hardware |= bitOf(virtual);
  }
  for (let port: u32 = 0; port < MAX_PORTS; port++) resetSignal(partition, gic, partition.ports[port].intid);
}

/** A channel's interrupt: an edge. Where interrupts are direct, it is one of the board's that no device drives. */
function resetSignal(partition: Partition, gic: VirtualGic, intid: u32): void {
  if (intid === 0) return;
  const word = gic.words[intid >>> 5];
  word.edge |= bitOf(intid);
  if (!isDirect(partition)) return;
  word.hardware |= bitOf(intid);
  gic.physical[intid] = intid;
}

/** The timers of a core whose vCPU starts: off, and their interrupts enabled as the vCPU's redistributor says. */
export function startTimerInterrupts(gic: VirtualGic, vcpu: VirtualCpu): void {
  const word = gic.privates[vcpu.index].word;
  word.latched &= ~TIMERS;
  word.active &= ~TIMERS;
  resetPhysical(vcpu.core, 0, TIMERS);
  writePhysicalWord(vcpu.core, ISENABLER, 0, word.enabled & TIMERS);
}

/**
 * Has the board's redistributor let these of the timers through, and no others.
 * @apart
 */
export function enableTimers(core: u32, enabled: u32): void {
  writePhysicalWord(core, ICENABLER, 0, TIMERS & ~enabled);
  writePhysicalWord(core, ISENABLER, 0, enabled);
}

/** Interrupts of assigned devices that arrived while the vCPU was off were turned off: on again. */
export function startDeviceInterrupts(partition: Partition, gic: VirtualGic, vcpu: VirtualCpu): void {
  const record = recordOf(partition);
  for (let i: u32 = 0; i < record.interruptCount; i++) {
    const virtual = record.interrupts[i].virtualIntid;
    const enabled = (gic.words[virtual >>> 5].enabled & bitOf(virtual)) !== 0;
    if (enabled && targetOf(gic, virtual) === vcpu.index) {
      setPhysicalEnabled(vcpu.core, record.interrupts[i].physicalIntid, true);
    }
  }
}
