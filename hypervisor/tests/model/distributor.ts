/**
 * A distributor in a few words (IHI 0069, 4.1): what is pending, active and enabled, and which interrupts a
 * processor may take. It knows of no list registers.
 */
export interface Interrupt {
  enabled: boolean;
  latched: boolean;
  /** Of an SGI that is pending: who sent it, where that is told; else 0. */
  senders: Set<number>;
  line: boolean;
  edge: boolean;
  group1: boolean;
  priority: number;
  /** The vCPU that has it in service, or that it was made active for; undefined when it is inactive. */
  active: number | undefined;
  route: number;
}

const fresh = (edge: boolean): Interrupt => ({
  enabled: false,
  latched: false,
  senders: new Set(),
  line: false,
  edge,
  group1: false,
  priority: 0,
  active: undefined,
  route: 0,
});

export class ReferenceDistributor {
  readonly #private: Interrupt[][];
  readonly #shared = Array.from({ length: 288 }, () => fresh(false));
  groups = 0;

  constructor(vcpuCount: number) {
    this.#private = Array.from({ length: vcpuCount }, () =>
      Array.from({ length: 32 }, (_, intid) => fresh(intid < 16)),
    );
  }

  at(vcpu: number, intid: number): Interrupt {
    return intid < 32 ? this.#private[vcpu]![intid]! : this.#shared[intid]!;
  }

  isPending({ latched, line, edge }: Interrupt): boolean {
    return latched || (line && !edge);
  }

  /** What the vCPU may be signalled, of the given interrupts. */
  eligible(vcpu: number, intids: readonly number[]): number[] {
    return intids.filter((intid) => {
      const interrupt = this.at(vcpu, intid);
      const group = (this.groups & (interrupt.group1 ? 2 : 1)) !== 0;
      const isHere = intid < 32 || interrupt.route === vcpu;
      return (
        interrupt.enabled && group && isHere && interrupt.active === undefined && this.isPending(interrupt)
      );
    });
  }

  forget(vcpu: number, intid: number): void {
    const interrupt = this.at(vcpu, intid);
    interrupt.latched = false;
    interrupt.senders.clear();
  }

  acknowledge(vcpu: number, intid: number, sender = 0): void {
    const interrupt = this.at(vcpu, intid);
    interrupt.senders.delete(sender);
    interrupt.latched = interrupt.senders.size > 0 && intid < 16;
    interrupt.active = vcpu;
  }
}
