/** Which lines of the hypervisor ran on the board: from QEMU's log of translated code (cli/src/run/trace.ts). */
import { spawnSync } from 'node:child_process';
import { createHash } from 'node:crypto';
import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import type { Trace } from '../../cli/src/run/trace.ts';
import { readElf } from '../../compiler/src/elf/elf.ts';

/** Lines by file, relative to the repository. */
export type LinesByFile = Map<string, Set<number>>;

export interface Execution {
  readonly executed: LinesByFile;
  /** Lines that have code in any of the programs. */
  readonly withCode: LinesByFile;
  readonly runs: number;
}

/** A line of the log: `0x40200040:  d503201f  nop`. */
const INSTRUCTION = /^0x([0-9a-f]+):\s+([0-9a-f]{8})\s/gm;

/** Addresses, from the start of the program, whose instruction ran; guests' code at equal addresses differs. */
export function executedAddresses(log: string, loadedAt: bigint, text: Buffer, textAt: bigint): Set<number> {
  const found = new Set<number>();
  for (const [, address, word] of log.matchAll(INSTRUCTION)) {
    const offset = Number(BigInt(`0x${address}`) - loadedAt - textAt);
    if (offset < 0 || offset + 4 > text.length) continue;
    if (text.readUInt32LE(offset) === Number.parseInt(word!, 16)) found.add(offset + Number(textAt));
  }
  return found;
}

/** Everything that the runs left in a folder. */
export function readExecution(folder: string): Execution {
  const executed: LinesByFile = new Map();
  const withCode: LinesByFile = new Map();
  const programs = new Map<string, { elf: string; addresses: Set<number> }>();
  const traces = existsSync(folder) ? readdirSync(folder).filter((name) => name.endsWith('.json')) : [];
  let runs = 0;
  for (const name of traces) {
    const trace = JSON.parse(readFileSync(join(folder, name), 'utf8')) as Trace;
    if (!existsSync(trace.log)) continue;
    runs += 1;
    const { bytes, code, address } = textOf(trace.elf);
    const key = createHash('sha256').update(bytes).digest('hex');
    const program = programs.get(key) ?? { elf: trace.elf, addresses: new Set<number>() };
    programs.set(key, program);
    const log = readFileSync(trace.log, 'latin1');
    for (const one of executedAddresses(log, BigInt(trace.loadedAt), code, address))
      program.addresses.add(one);
  }
  for (const { elf, addresses } of programs.values()) {
    for (const [address, places] of linesOf(elf))
      for (const { file, line } of places) {
        addLine(withCode, file, line);
        if (addresses.has(address)) addLine(executed, file, line);
      }
  }
  return { executed, withCode, runs };
}

export function addLine(lines: LinesByFile, file: string, line: number): void {
  const known = lines.get(file) ?? new Set();
  lines.set(file, known.add(line));
}

function textOf(elf: string): { bytes: Buffer; code: Buffer; address: bigint } {
  const { bytes, sections } = readElf(elf);
  const text = sections.find(({ name }) => name === '.text');
  if (text === undefined) throw new Error(`${elf} has no .text`);
  const code = bytes.subarray(text.offset, text.offset + text.sizeBytes);
  return { bytes, code, address: text.address };
}

interface Place {
  readonly file: string;
  readonly line: number;
}

/** The lines of every instruction: its own, and those of the calls that it was inlined by. */
function linesOf(elf: string): Map<number, Place[]> {
  const { code, address } = textOf(elf);
  const addresses = Array.from({ length: code.length / 4 }, (_, i) => Number(address) + i * 4);
  const input = addresses.map((one) => `0x${one.toString(16)}`).join('\n');
  const options = [`--obj=${elf}`, '--functions=none', '--inlines', '--output-style=LLVM'];
  const { status, stdout, stderr } = spawnSync('llvm-symbolizer', options, {
    input,
    encoding: 'utf8',
    maxBuffer: 1 << 28,
  });
  if (status !== 0) throw new Error(`llvm-symbolizer: ${stderr}`);
  const answers = stdout.split('\n\n');
  return new Map(addresses.map((one, i) => [one, placesOf(answers[i] ?? '')]));
}

/** Lines of an answer: `hypervisor/core/x.ts:12:3`, the innermost first. */
export function placesOf(answer: string): Place[] {
  return answer.split('\n').flatMap((text) => {
    const found = /^(?:\.\/)?(.*):(\d+):\d+$/.exec(text.trim());
    return found === null || found[2] === '0' ? [] : [{ file: found[1]!, line: Number(found[2]) }];
  });
}
