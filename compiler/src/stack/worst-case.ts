import type { ElfSource } from '../elf/elf.ts';
import { type FunctionBody, readBody, type StackProblem } from './body.ts';
import { Code } from './code.ts';

/** A stack that a program reserves, and where code begins to run on it. */
export interface StackReservation {
  readonly name: string;
  /** Its size: a number, or the symbols at its low and high end. */
  readonly bytes: number | { readonly low: string; readonly high: string };
  readonly entries: readonly StackEntry[];
  /** Functions whose indirect calls are to code that uses no stack of the program's. */
  readonly indirect?: readonly string[];
}

export interface StackEntry {
  readonly symbol: string;
  readonly offset?: number;
  /** What a person calls it; default: the symbol. */
  readonly title?: string;
}

/** One function of the deepest path. */
export interface StackStep {
  readonly function: string;
  /** Where it calls the next one; where the last one begins. */
  readonly address: number;
  /** Stack of this function that is in use at that place. */
  readonly bytes: number;
}

/** The deepest that the stack gets from an entry point on. */
export interface StackUse {
  readonly stack: string;
  readonly entry: string;
  readonly bytes: number;
  readonly reservedBytes: number;
  readonly path: readonly StackStep[];
}

export interface StackFinding {
  readonly kind: StackProblem['kind'] | 'recursion' | 'missing' | 'exceeded';
  readonly function: string;
  readonly detail: string;
  readonly use?: StackUse;
}

export interface StackReport {
  readonly uses: readonly StackUse[];
  readonly findings: readonly StackFinding[];
}

interface Depth {
  readonly bytes: number;
  readonly path: readonly StackStep[];
}

/** The worst case of every entry point, from the linked instructions themselves. */
export function measureStacks(source: ElfSource, stacks: readonly StackReservation[]): StackReport {
  const code = new Code(source);
  const findings: StackFinding[] = [];
  const uses = stacks.flatMap((stack) => {
    const depths = new DepthFinder(code, new Set(stack.indirect), findings);
    const reservedBytes = sizeOf(code, stack);
    return stack.entries.flatMap((entry): StackUse[] => {
      const start = code.addressOf(entry.symbol);
      const title = entry.title ?? entry.symbol;
      if (start === undefined) {
        findings.push({ kind: 'missing', function: entry.symbol, detail: '' });
        return [];
      }
      const depth = depths.from(start + (entry.offset ?? 0));
      const use = { stack: stack.name, entry: title, reservedBytes, ...depth };
      if (use.bytes > reservedBytes)
        findings.push({
          kind: 'exceeded',
          function: title,
          detail: use.path.map((s) => s.function).join(' → '),
          use,
        });
      return [use];
    });
  });
  return { uses, findings };
}

function sizeOf(code: Code, { bytes }: StackReservation): number {
  if (typeof bytes === 'number') return bytes;
  return (code.addressOf(bytes.high) ?? 0) - (code.addressOf(bytes.low) ?? 0);
}

class DepthFinder {
  private readonly known = new Map<number, Depth>();
  private readonly active: number[] = [];

  constructor(
    private readonly code: Code,
    private readonly indirect: ReadonlySet<string>,
    private readonly findings: StackFinding[],
  ) {}

  from(start: number): Depth {
    const known = this.known.get(start);
    if (known !== undefined) return known;
    if (this.active.includes(start)) {
      const cycle = [...this.active.slice(this.active.indexOf(start)), start];
      this.add({
        kind: 'recursion',
        function: this.code.nameAt(start),
        detail: cycle.map((a) => this.code.nameAt(a)).join(' → '),
      });
      return { bytes: 0, path: [] };
    }
    this.active.push(start);
    const depth = this.measure(readBody(this.code, start));
    this.active.pop();
    this.known.set(start, depth);
    return depth;
  }

  private measure(body: FunctionBody): Depth {
    const name = this.code.nameAt(body.start);
    for (const { kind, address } of body.problems) {
      const at = this.code.nameAt(address);
      const isAllowed = kind === 'indirect' && this.indirect.has(at.split('+')[0]!);
      if (!isAllowed) this.add({ kind, function: at, detail: `0x${address.toString(16)}` });
    }
    const own = { function: name, address: body.start, bytes: body.frameBytes };
    let deepest: Depth = { bytes: body.frameBytes, path: [own] };
    for (const { address, target, depthBytes } of body.calls) {
      const below = this.from(target);
      const bytes = depthBytes + below.bytes;
      const step = { function: name, address, bytes: depthBytes };
      if (bytes > deepest.bytes) deepest = { bytes, path: [step, ...below.path] };
    }
    return deepest;
  }

  private add(finding: StackFinding): void {
    const isKnown = this.findings.some((f) => f.kind === finding.kind && f.function === finding.function);
    if (!isKnown) this.findings.push(finding);
  }
}
