/** How cores are shared, after `expand`: times are ns, partitions and vCPUs are numbers. */

/** A vCPU on a core. */
export interface ScheduledVcpu {
  /** Where the description names it: `schedules.1.windows[0]`. */
  readonly path: string;
  /** Index of the partition. */
  readonly partition: number;
  readonly vcpu: number;
}

export interface ScheduledWindow extends ScheduledVcpu {
  readonly startNs: bigint;
  readonly durationNs: bigint;
}

export interface ScheduledCore {
  readonly core: number;
  /** `schedules.1` */
  readonly path: string;
  readonly majorFrameNs: bigint;
  readonly windows: readonly ScheduledWindow[];
  /** The first that can run, runs. */
  readonly background: readonly ScheduledVcpu[];
}
