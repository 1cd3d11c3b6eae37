import type { Code } from './code.ts';
import { decode, sumRegister } from './instruction.ts';

/** A call, with the stack that is in use when it happens; of a tail call, too. */
export interface CallSite {
  readonly address: number;
  readonly target: number;
  readonly depthBytes: number;
}

/** What keeps the stack of a function from having a bound. */
export interface StackProblem {
  readonly address: number;
  readonly kind: 'indirect' | 'unbounded';
}

export interface FunctionBody {
  readonly start: number;
  /** The most stack that the function itself has in use. */
  readonly frameBytes: number;
  readonly calls: readonly CallSite[];
  readonly problems: readonly StackProblem[];
}

/** An address whose stack still grows after so many visits lies in a loop that pushes. */
const MAX_VISITS = 64;
/** How far before an indirect branch the address of its jump table is computed. */
const TABLE_WINDOW = 8;

/** Follows the instructions from `start` on, through every branch that stays in the function. */
export function readBody(code: Code, start: number): FunctionBody {
  return new BodyReader(code, start).read();
}

class BodyReader {
  private readonly depths = new Map<number, number>();
  private readonly visits = new Map<number, number>();
  private readonly pending: [address: number, depth: number][] = [];
  private readonly calls = new Map<number, CallSite>();
  private readonly problems: StackProblem[] = [];
  /** Stack in use where a jump table is used: what it leads to begins with that. */
  private tableDepth: number | undefined;
  private frameBytes = 0;
  private readonly end: number | undefined;

  constructor(
    private readonly code: Code,
    private readonly start: number,
  ) {
    const compiled = code.functionAt(start);
    this.end = compiled?.end;
  }

  read(): FunctionBody {
    this.reach(this.start, 0);
    do {
      for (let next = this.pending.pop(); next !== undefined; next = this.pending.pop())
        this.step(next[0], next[1]);
    } while (this.reachTableTarget());
    const { start, frameBytes, problems } = this;
    return { start, frameBytes, problems, calls: [...this.calls.values()] };
  }

  private isInside(address: number): boolean {
    if (this.end !== undefined) return address >= this.start && address < this.end;
    return this.code.functionAt(address) === undefined && this.code.wordAt(address) !== undefined;
  }

  private reach(address: number, depth: number): void {
    const known = this.depths.get(address);
    if (!this.isInside(address) || (known !== undefined && known >= depth)) return;
    const visits = (this.visits.get(address) ?? 0) + 1;
    this.visits.set(address, visits);
    if (visits > MAX_VISITS) this.fail(address, 'unbounded');
    else {
      this.depths.set(address, depth);
      this.pending.push([address, depth]);
    }
  }

  /** The first instruction that nothing else leads to belongs to a jump table's targets. */
  private reachTableTarget(): boolean {
    if (this.tableDepth === undefined || this.end === undefined) return false;
    for (let address = this.start; address < this.end; address += 4) {
      if (this.depths.has(address)) continue;
      this.reach(address, this.tableDepth);
      return true;
    }
    return false;
  }

  private step(address: number, depth: number): void {
    const instruction = decode(this.code.wordAt(address)!, address);
    this.frameBytes = Math.max(this.frameBytes, depth);
    switch (instruction.kind) {
      case 'end':
        break;
      case 'stack':
        this.frameBytes = Math.max(this.frameBytes, depth + instruction.bytes);
        this.reach(address + 4, depth + instruction.bytes);
        break;
      case 'switchStack':
        this.reach(address + 4, 0);
        break;
      case 'unboundedStack':
        this.fail(address, 'unbounded');
        break;
      case 'call':
        this.call(address, instruction.target, depth);
        this.reach(address + 4, depth);
        break;
      case 'branch':
        if (this.isInside(instruction.target)) this.reach(instruction.target, depth);
        else this.call(address, instruction.target, depth);
        if (instruction.isConditional) this.reach(address + 4, depth);
        break;
      case 'indirectCall':
        this.fail(address, 'indirect');
        this.reach(address + 4, depth);
        break;
      case 'indirectBranch':
        this.branchByTable(address, instruction.register, depth);
        break;
      default:
        this.reach(address + 4, depth);
    }
  }

  private call(address: number, target: number, depthBytes: number): void {
    const known = this.calls.get(address);
    if (known === undefined || known.depthBytes < depthBytes)
      this.calls.set(address, { address, target, depthBytes });
  }

  /** A `switch` branches to an address that it adds up; a function's address comes from elsewhere. */
  private branchByTable(address: number, register: number, depth: number): void {
    const window = Array.from({ length: TABLE_WINDOW }, (_, i) => this.code.wordAt(address - 4 * (i + 1)));
    const isTable = window.some((word) => word !== undefined && sumRegister(word) === register);
    if (!isTable) {
      this.fail(address, 'indirect');
      return;
    }
    this.tableDepth = Math.max(this.tableDepth ?? 0, depth);
    // In assembly the targets follow the branch.
    if (this.end === undefined) this.reach(address + 4, depth);
  }

  private fail(address: number, kind: StackProblem['kind']): void {
    if (!this.problems.some((p) => p.address === address)) this.problems.push({ address, kind });
  }
}
