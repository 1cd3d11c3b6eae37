/**
 * A virtual CPU interface as IHI 0048 describes it (3.3, 4.4 and 5.5), in a few words: with sets and fractions of
 * numbers, where the hypervisor has bits. An interrupt of a disabled group takes no part, as IHI 0069 says.
 */
export interface Listed {
  readonly intid: number;
  readonly priority: number;
  readonly group1: boolean;
  /** The vCPU that sent an SGI. */
  readonly source: number;
  /** The physical interrupt that its end deactivates. */
  readonly physical?: number;
  pending: boolean;
  active: boolean;
}

const SPURIOUS = 1023;
const OTHER_GROUP = 1022;
const NEVER = 256;

export class ReferenceInterface {
  readonly slots: (Listed | undefined)[];
  /** Physical interrupts that have been deactivated. */
  readonly deactivated: number[] = [];
  isOn = false;
  groups = { group0: false, group1: false };
  acknowledgesBoth = false;
  group0IsFiq = false;
  commonPoint = false;
  splitEnd = false;
  mask = 0;
  point = 2;
  aliasedPoint = 3;
  /** Group priorities in service. */
  readonly running = new Set<number>();

  constructor(count: number) {
    this.slots = Array.from({ length: count }, () => undefined);
  }

  get runningPriority(): number {
    return Math.min(NEVER, ...this.running);
  }

  control(value: number): void {
    const has = (bit: number) => ((value >> bit) & 1) === 1;
    this.groups = { group0: has(0), group1: has(1) };
    this.acknowledgesBoth = has(2);
    this.group0IsFiq = has(3);
    this.commonPoint = has(4);
    this.splitEnd = has(9);
  }

  /** The highest pending interrupt of an enabled group. */
  highest(): Listed | undefined {
    const listed = this.slots.filter((one) => one !== undefined);
    const waiting = listed.filter(
      ({ pending, active, group1 }) =>
        pending && !active && (group1 ? this.groups.group1 : this.groups.group0),
    );
    const best = Math.min(...waiting.map(({ priority }) => priority));
    return waiting.find(({ priority }) => priority === best);
  }

  /** Without the bits that the binary point of its group cuts off. */
  #groupPriority({ priority, group1 }: Listed): number {
    const unit = 2 ** (group1 && !this.commonPoint ? this.aliasedPoint : this.point + 1);
    return Math.floor(priority / unit) * unit;
  }

  /** What is signalled to the processor, and how. */
  signalled(): { what: Listed; as: 'IRQ' | 'FIQ' } | undefined {
    const what = this.isOn ? this.highest() : undefined;
    if (what === undefined || what.priority >= this.mask) return undefined;
    if (this.#groupPriority(what) >= this.runningPriority) return undefined;
    return { what, as: this.group0IsFiq && !what.group1 ? 'FIQ' : 'IRQ' };
  }

  /** What a register that gives one of them reads as, without an effect. */
  identify(one: Listed | undefined, aliased: boolean): number {
    if (one === undefined || (aliased && !one.group1)) return SPURIOUS;
    if (one.group1 && !aliased && !this.acknowledgesBoth) return OTHER_GROUP;
    return one.intid + (one.intid < 16 ? one.source * 1024 : 0);
  }

  acknowledge(aliased: boolean): number {
    const one = this.signalled()?.what;
    const read = this.identify(one, aliased);
    if (one === undefined || read === SPURIOUS || read === OTHER_GROUP) return read;
    one.pending = false;
    one.active = true;
    this.running.add(this.#groupPriority(one));
    return read;
  }

  end(identifier: number): void {
    if (identifier % 1024 >= 1020) return;
    this.running.delete(this.runningPriority);
    if (!this.splitEnd) this.#deactivate(identifier);
  }

  /** GICV_DIR. */
  deactivate(identifier: number): void {
    if (this.splitEnd) this.#deactivate(identifier);
  }

  #deactivate(identifier: number): void {
    const source = Math.floor(identifier / 1024) % 8;
    const one = this.slots.find(
      (slot) =>
        slot?.active && slot.intid === identifier % 1024 && (slot.intid >= 16 || slot.source === source),
    );
    if (one === undefined) return;
    one.active = false;
    if (one.physical !== undefined) this.deactivated.push(one.physical);
  }
}
