/** The words for each number by which a configuration is refused. Only the host has them: no code here is compiled for the target. */
import { Refusal } from '../refusals.ts';

export interface RefusalText {
  /** The refused field; each `#` stands for an index. */
  readonly field: string;
  readonly requirement: string;
}

const text = (field: string, requirement: string): RefusalText => ({ field, requirement });

export const REFUSAL_TEXTS: Readonly<Record<Refusal, RefusalText>> = {
  // The record itself and the image.
  [Refusal.Magic]: text('magic', 'is not that of a configuration: the image is damaged or not packed'),
  [Refusal.Version]: text('version', 'is not the version of this hypervisor'),
  [Refusal.Size]: text('sizeBytes', 'is not the size of this version'),
  [Refusal.Checksum]: text('crc32', 'does not match: the configuration is damaged'),
  [Refusal.ImageChecksum]: text('imageCrc32', 'does not match: the image is damaged'),
  [Refusal.ImageSize]: text('imageSizeBytes', 'must be a multiple of 4 KiB'),
  [Refusal.ImageOutsideBoard]: text('imageSizeBytes', 'does not lie in the memory of the board'),
  [Refusal.ImageUnmapped]: text('imageSizeBytes', 'cannot be mapped'),
  [Refusal.PayloadOffset]: text('payloadOffset', 'must be a multiple of 4 KiB within the image'),
  [Refusal.PayloadOverConfiguration]: text('payloadOffset', 'overlaps the configuration'),
  [Refusal.PartitionCount]: text('partitionCount', 'must be 1 to 32'),
  [Refusal.ChannelCount]: text('channelCount', 'must be 0 to 16'),
  [Refusal.NotBuilt]: text('version', 'is right, but the system uses what this hypervisor is built without'),
  [Refusal.HealthUnmapped]: text('imageSizeBytes', 'leaves no room that can be mapped for the health log'),
  // The board.
  [Refusal.CoreCount]: text('board.coreCount', 'must be 1 to 8'),
  [Refusal.ConsoleCore]: text('board.consoleCore', 'is not a core of the board'),
  [Refusal.MpidrTwice]: text('board.mpidr[#]', 'is given twice'),
  [Refusal.BoardMemory]: text('board.ramSizeBytes', 'is not a range of memory'),
  [Refusal.Gicd]: text('board.gicdPa', 'must be a 64 KiB aligned address'),
  [Refusal.GicdInMemory]: text('board.gicdPa', 'lies in the memory of the board'),
  [Refusal.GicdUnmapped]: text('board.gicdPa', 'cannot be mapped'),
  [Refusal.Gicr]: text('board.gicrPa', 'must be a 64 KiB aligned address'),
  [Refusal.GicrOverlaps]: text('board.gicrPa', 'overlaps memory or the distributor'),
  [Refusal.GicrUnmapped]: text('board.gicrPa', 'cannot be mapped'),
  [Refusal.Uart]: text('board.uartPa', 'must be a 4 KiB aligned address'),
  [Refusal.UartOverlaps]: text('board.uartPa', 'overlaps memory or the interrupt controller'),
  [Refusal.UartOfHeader]: text('board.uartPa', 'is not the UART of the boot header'),
  [Refusal.UartIntid]: text('board.uartIntid', 'must be the INTID of an SPI (32 to 1019)'),
  [Refusal.ErrorAction]: text('board.errorAction', 'must be 0 (log), 7 (stop) or 8 (reset)'),
  [Refusal.ErrorIntid]: text('board.errorIntids[#]', 'must be the INTID of an SPI that nobody has'),
  // How a partition is treated, and its memory.
  [Refusal.ConsoleKind]: text('partitions[#].consoleKind', 'must be 0 to 2'),
  [Refusal.InterruptMode]: text('partitions[#].interruptMode', 'must be 0 or 1'),
  [Refusal.MemorySize]: text('partitions[#].ramSizeBytes', 'must be a multiple of 2 MiB and not zero'),
  [Refusal.MemoryOutsideBoard]: text(
    'partitions[#].ramPa',
    'must be 2 MiB aligned in the memory of the board',
  ),
  [Refusal.MemoryOverImage]: text('partitions[#].ramPa', 'overlaps the image'),
  [Refusal.MemoryShared]: text('partitions[#].ramPa', 'overlaps another partition'),
  [Refusal.MemoryIpa]: text(
    'partitions[#].ramIpa',
    'must be 2 MiB aligned, from 0x40000000 on, within 39 bits',
  ),
  [Refusal.Entry]: text('partitions[#].entryIpa', 'is not an instruction in the memory of the partition'),
  [Refusal.PartitionTables]: text('partitions', 'needs more translation tables than there are'),
  [Refusal.Action]: text('partitions[#].actions[#]', 'is not an action for this error'),
  // What fills its memory.
  [Refusal.SegmentCount]: text('partitions[#].segmentCount', 'must be 0 to 8'),
  [Refusal.SegmentOutsideImage]: text('partitions[#].segments[#].imageOffset', 'does not lie in the image'),
  [Refusal.SegmentOffset]: text('partitions[#].segments[#].imageOffset', 'must be a multiple of 16'),
  [Refusal.SegmentOutsideMemory]: text(
    'partitions[#].segments[#].ipa',
    'does not lie in the memory of the partition',
  ),
  [Refusal.SegmentImages]: text('partitions[#].segments[#].images', 'must be 1 to 3'),
  // Its cores.
  [Refusal.VcpuCount]: text('partitions[#].vcpuCount', 'must be 1 to 8'),
  [Refusal.VcpuCore]: text('partitions[#].vcpuCore[#]', 'is not a core of the board'),
  [Refusal.VcpuCoreTwice]: text('partitions[#].vcpuCore[#]', 'is given twice'),
  [Refusal.VcpuCoreShared]: text('partitions[#].vcpuCore[#]', 'is shared and has no schedule'),
  [Refusal.VcpuWithoutTime]: text('partitions[#].vcpuCore[#]', 'gives the partition no time'),
  [Refusal.VcpuCoreFull]: text('partitions[#].vcpuCore[#]', 'has 8 partitions already'),
  // Its devices.
  [Refusal.DeviceCount]: text('partitions[#].deviceCount', 'must be 0 to 8'),
  [Refusal.Device]: text(
    'partitions[#].devices[#].pa',
    'must be, with its ipa and size, a multiple of 4 KiB',
  ),
  [Refusal.DevicePrivileged]: text('partitions[#].devices[#].pa', 'is memory or a device of the hypervisor'),
  [Refusal.DeviceShared]: text('partitions[#].devices[#].pa', 'belongs to another partition'),
  [Refusal.DeviceIpa]: text('partitions[#].devices[#].ipa', 'is taken by the virtual platform'),
  // Its interrupts.
  [Refusal.InterruptCount]: text('partitions[#].interruptCount', 'must be 0 to 16'),
  [Refusal.PhysicalIntid]: text('partitions[#].interrupts[#].physicalIntid', 'must be an SPI (32 to 1019)'),
  [Refusal.IntidOfConsole]: text('partitions[#].interrupts[#].physicalIntid', 'belongs to the console'),
  [Refusal.IntidShared]: text('partitions[#].interrupts[#].physicalIntid', 'belongs to another partition'),
  [Refusal.VirtualIntid]: text('partitions[#].interrupts[#].virtualIntid', 'must be a free SPI (32 to 287)'),
  [Refusal.VirtualIntidTwice]: text('partitions[#].interrupts[#].virtualIntid', 'is given twice'),
  [Refusal.DirectWithUart]: text('partitions[#].interruptMode', 'is not possible with an emulated UART'),
  [Refusal.DirectWithSchedule]: text(
    'partitions[#].vcpuCore[#]',
    'has a schedule, and interrupts are direct',
  ),
  [Refusal.DirectIntid]: text(
    'partitions[#].interrupts[#].virtualIntid',
    'must be the physical one where interrupts are direct',
  ),
  // How it recovers.
  [Refusal.AfterLimit]: text('partitions[#].recovery.afterLimit', 'must be an action that does not restart'),
  [Refusal.RestartPeriod]: text('partitions[#].recovery.periodNs', 'is longer than an hour'),
  [Refusal.RecoveryPartition]: text('partitions[#].recovery.partition', 'is not another partition'),
  [Refusal.Rights]: text('partitions[#].recovery.rights', 'has a right that does not exist'),
  [Refusal.Controls]: text('partitions[#].recovery.controls', 'has a partition that does not exist'),
  [Refusal.FallbackEntry]: text('partitions[#].recovery.fallbackEntryIpa', 'does not lie in its memory'),
  [Refusal.WatchdogDevice]: text('partitions[#].recovery.watchdogDevice', 'must be 0 or 1'),
  [Refusal.BackOff]: text('partitions[#].recovery.backOffNs', 'is longer than an hour'),
  [Refusal.Watchdog]: text('partitions[#].recovery.watchdogNs', 'is longer than an hour'),
  // Schedules of cores.
  [Refusal.FrameOfNoCore]: text('cores[#].majorFrameNs', 'is of a core that the board does not have'),
  [Refusal.Frame]: text('cores[#].majorFrameNs', 'must be 50 us to 10 s, or 0'),
  [Refusal.WindowCount]: text('cores[#].windowCount', 'must be 1 to 16'),
  [Refusal.WindowsWithoutFrame]: text('cores[#].windowCount', 'must be 0 without a major frame'),
  [Refusal.BackgroundCount]: text('cores[#].backgroundCount', 'must be 0 to 8'),
  [Refusal.WindowStart]: text(
    'cores[#].windows[#].startNs',
    'must follow the window before, within the major frame',
  ),
  [Refusal.WindowDuration]: text(
    'cores[#].windows[#].durationNs',
    'must be at least 50 us, within the major frame',
  ),
  [Refusal.WindowVcpu]: text('cores[#].windows[#].partition', 'has no such vCPU on the core'),
  [Refusal.BackgroundVcpu]: text('cores[#].background[#].partition', 'has no such vCPU on the core'),
  [Refusal.BackgroundTwice]: text('cores[#].background[#].partition', 'is given twice'),
  // Channels.
  [Refusal.ChannelKind]: text('channels[#].kind', 'must be 0 to 3'),
  [Refusal.CallCore]: text('channels[#].kind', 'needs two partitions with a common core'),
  [Refusal.EndPartition]: text('channels[#].ends[#].partition', 'is not a partition'),
  [Refusal.EndsOfOne]: text('channels[#].ends[#].partition', 'is at both ends'),
  [Refusal.Port]: text('channels[#].ends[#].port', 'must be 0 to 7'),
  [Refusal.PortTwice]: text('channels[#].ends[#].port', 'is given twice'),
  [Refusal.Signal]: text('channels[#].ends[#].intid', 'must be 0 or a free SPI (32 to 287)'),
  [Refusal.RegionOfKind]: text('channels[#].regionSizeBytes[#]', 'must be 0 for the kind'),
  [Refusal.RegionSize]: text('channels[#].regionSizeBytes[#]', 'must be a multiple of 4 KiB up to 512 KiB'),
  [Refusal.RegionOutsideBoard]: text(
    'channels[#].regionPa[#]',
    'must be 4 KiB aligned in the memory of the board',
  ),
  [Refusal.RegionOverlaps]: text('channels[#].regionPa[#]', 'overlaps other memory'),
  [Refusal.RegionIpa0]: text(
    'channels[#].ends[#].regionIpa[0x0]',
    'must be 0 or the address of the port, with nothing else there',
  ),
  [Refusal.RegionIpa1]: text(
    'channels[#].ends[#].regionIpa[0x1]',
    'must be 0 or the address of the port, with nothing else there',
  ),
  [Refusal.ChannelTables]: text('channels', 'needs more translation tables than there are'),
  // A GICv2: 0 distributor, 1 CPU interface, 2 virtual interface control, 3 virtual CPU interface.
  [Refusal.GicV2]: text('board.gicv2[#]', 'must be a 4 KiB aligned address'),
  [Refusal.GicV2Overlaps]: text('board.gicv2[#]', 'overlaps memory or other registers of the controller'),
  [Refusal.GicV2Unmapped]: text('board.gicv2[#]', 'cannot be mapped'),
  // A BCM2836: 0 the controller of a BCM2835, 1 the registers local to the cores.
  [Refusal.Bcm2836]: text('board.bcm2836[#]', 'must be a 4 KiB aligned address'),
  [Refusal.Bcm2836Overlaps]: text('board.bcm2836[#]', 'overlaps memory or other registers of the controller'),
  [Refusal.Bcm2836Unmapped]: text('board.bcm2836[#]', 'cannot be mapped'),
  [Refusal.Bcm2836Core]: text('board.mpidr[#]', 'must be the number of the core, 0 to 3'),
  [Refusal.PowerUnmapped]: text('board.gicdPa', 'must be where the power management can be mapped'),
};
