/** The modules of ports that the build writes beside the entries of TypeScript partitions. */
import { mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join, relative } from 'node:path';
import { type CheckedSystem, type Diagnostic, formatDiagnostic, type Port } from '@bulkhead/system';
import { afterAll, describe, expect, it, test } from 'vitest';
import { read, repositoryFiles, root } from '../../docs/tests/repository.ts';
import { checkSystemFile } from '../src/build/check-system.ts';
import { measureMessages, portModulePath, writePortModule } from '../src/build/ports.ts';
import { portModule } from '../src/ports/module-text.ts';

const folder = mkdtempSync(join(tmpdir(), 'bulkhead-ports-'));
afterAll(() => rmSync(folder, { recursive: true, force: true }));

/** A port of channel `rtos-keys`, which is a call unless `change` says otherwise. */
function port(side: 0 | 1, change: Partial<Port['channel']> = {}, name = 'rtos-keys', intid = 0): Port {
  const end = (partition: number, own: boolean) => ({
    ...{ path: '', name, partition, port: 4, intid: own ? intid : 0 },
    regionIpa: [0n, 0n] as const,
  });
  const channel: Port['channel'] = {
    ...{ index: 0, name, path: `channels.${name}`, kind: 'call', messageBytes: 40, depth: 0 },
    regionSizeBytes: [0, 0],
    ends: [end(0, side === 0), end(1, side === 1)],
    ...change,
  };
  return { channel, side };
}

const text = (...ports: Port[]) => portModule('control', ports, '/system/control/control.ts');

describe('the module', () => {
  it('types calls with the messages of the description, else with words', () => {
    const message = { file: '/system/messages.ts', type: 'Key' };
    expect(text(port(0, { message }), port(1, {}, 'load'))).toMatchInlineSnapshot(`
      "/** The ports of partition control. Written by \`bulkhead\` from the system's channels: change those. */
      import type { Fixed, u64 } from '@bulkhead/bare';
      import { type CallResult, callThroughPort, receiveAtPort, replyAtPort } from '@bulkhead/sdk';
      import type { Key } from '../messages.ts';

      export type RtosKeysReply = Fixed<u64, 5>;

      export type LoadRequest = Fixed<u64, 5>;

      export type LoadReply = Fixed<u64, 5>;

      /** Calls, and waits at most \`timeoutNs\` (0: for ever). Only an answer changes \`reply\`. */
      export function callRtosKeys(request: Key, reply: RtosKeysReply, timeoutNs: u64): CallResult {
        return callThroughPort(4, request, reply, timeoutNs);
      }

      /** Takes the call that \`waitForCall\` reported; false when it came to another port. */
      export function receiveLoad(into: LoadRequest): boolean {
        return receiveAtPort(4, into);
      }

      /** Has the next \`waitForCall\` send the answer; false when nobody waits for one. */
      export function replyLoad(message: LoadReply): boolean {
        return replyAtPort(4, message);
      }
      "
    `);
  });

  it('keeps types of one name apart, and breaks long lines', () => {
    const named = (file: string, type: string) => ({ file: `/system/control/${file}.ts`, type });
    const long = port(0, { message: named('a', 'SendResult'), reply: named('b', 'AnAnswerWithALongName') });
    const other = port(1, { kind: 'sampling', message: named('b', 'SendResult') }, 'x', 233);
    expect(text(long, other)).toMatchInlineSnapshot(`
      "/** The ports of partition control. Written by \`bulkhead\` from the system's channels: change those. */
      import type { u32, u64 } from '@bulkhead/bare';
      import { type CallResult, callThroughPort, SamplingReader, waitForSignal as sleepUntil } from '@bulkhead/sdk';
      import type { SendResult as SendResultOfRtosKeys } from './a.ts';
      import type { AnAnswerWithALongName, SendResult as SendResultOfX } from './b.ts';

      /** Calls, and waits at most \`timeoutNs\` (0: for ever). Only an answer changes \`reply\`. */
      export function callRtosKeys(
        request: SendResultOfRtosKeys,
        reply: AnAnswerWithALongName,
        timeoutNs: u64,
      ): CallResult {
        return callThroughPort(4, request, reply, timeoutNs);
      }

      const xPort = new SamplingReader<SendResultOfX, 4, 40>();

      /** Copies the newest message; false if there is none, and then \`into\` holds nothing of use. */
      export function readX(into: SendResultOfX): boolean {
        return xPort.read(into);
      }

      /** Whether there is another message than the one that was read last. */
      export function hasNewX(): boolean {
        return xPort.hasNew();
      }

      /** The interrupt by which the other end signals. */
      export const X_INTID: u32 = 233;

      /** Sleeps until the other end signals, and takes the signal. */
      export function waitForX(): void {
        sleepUntil(X_INTID);
      }
      "
    `);
  });

  it('has functions for the partitions that it may control', () => {
    const controls = [{ index: 3, name: 'motor-driver' }];
    expect(portModule('control', [], '/system/control/control.ts', controls)).toMatchInlineSnapshot(`
      "/** The ports of partition control. Written by \`bulkhead\` from its channels and rights: change those. */
      import {
        type Control,
        type ControlResult,
        controlPartition,
        type PartitionState,
        stateOfPartition,
      } from '@bulkhead/sdk';

      /** Has motor-driver start, start again, or stop. */
      export function controlMotorDriver(what: Control): ControlResult {
        return controlPartition(3, what);
      }

      /** Whether motor-driver runs. */
      export function stateOfMotorDriver(): PartitionState {
        return stateOfPartition(3);
      }
      "
    `);
  });

  it('has its imports in the order of the formatter, by the names that it uses', () => {
    const bell = port(1, { kind: 'doorbell' }, 'bell', 233);
    const controls = [{ index: 3, name: 'driver' }];
    expect(portModule('control', [bell], '/system/control/control.ts', controls)).toContain(
      '  type PartitionState,\n  waitForSignal as sleepUntil,\n  stateOfPartition,\n',
    );
  });

  it('is written when it has changed, and only then', () => {
    const entry = join(folder, 'control.ts');
    const path = portModulePath(entry, 'control');
    writePortModule(entry, 'control', []);
    expect(() => readFileSync(path)).toThrow();
    writePortModule(entry, 'control', [port(0, { kind: 'doorbell' })]);
    const written = readFileSync(path, 'utf8');
    expect(written).toContain('export function signalRtosKeys(): boolean');
    writeFileSync(path, 'stale');
    writePortModule(entry, 'control', [port(0, { kind: 'doorbell' })]);
    expect(readFileSync(path, 'utf8')).toBe(written);
  });
});

test('classes of messages are measured, or refused with the reason', async () => {
  const file = join(folder, 'messages.ts');
  const source = `import { type Fixed, fixed, type u8, type u32, type u64 } from '@bulkhead/bare';
export class Good { a: u64 = 0n; b: Fixed<u8, 8> = fixed(8, 0); inner: Inner = new Inner(); }
class Inner { x: u32 = 0; y: u32 = 0; }
export class Flag { on: boolean = false; }
export class Gap { a: u8 = 0; b: u32 = 0; }
export class Untyped { a = 0; }
export class Generic<T extends u32> { a: T = 0 as T; }
export interface Shape { readonly a: u32 }
`;
  writeFileSync(file, source);
  const types = ['Good', 'Inner', 'Flag', 'Gap', 'Untyped', 'Generic', 'Shape'];
  expect(await measureMessages(types.map((type) => ({ file, type })))).toEqual([
    { sizeBytes: 24 },
    { reason: 'the file exports nothing of that name' },
    { reason: "'on' is boolean" },
    { reason: "3 unused bytes before 'b'" },
    { reason: "The field 'a' has no declared type; write `a: Type = …`." },
    { reason: 'it has type parameters' },
    { reason: 'it is not a class' },
  ]);
});

/** Warnings and notes are of what may be wished so: some tests leave a port unused. */
function mistakes(diagnostics: readonly Diagnostic[]): string[] {
  return diagnostics.filter(({ severity }) => severity === 'error').map(formatDiagnostic);
}

/** The blocks of docs/channels.md, which begin with the names of their files. */
const example = [...read('docs/channels.md').matchAll(/^```ts\n\/\/ (\S+)\n([\s\S]*?)^```$/gm)];

test('the example of docs/channels.md is a system without a mistake', async () => {
  const place = join(root, 'build', 'examples', `channels-${process.pid}`);
  mkdirSync(place, { recursive: true });
  for (const [, name, content] of example) writeFileSync(join(place, name!), content!);
  const { diagnostics } = await checkSystemFile(join(place, 'system.ts'));
  expect(mistakes(diagnostics)).toEqual([]);
  expect(example.map(([, name]) => name)).toEqual(['system.ts', 'messages.ts', 'planner.ts', 'motor.ts']);
  rmSync(place, { recursive: true });
});

/** Systems with modules of ports in the repository: those beside which one lies. */
const modules = repositoryFiles().filter((path) => path.endsWith('.ports.ts'));
const systems = repositoryFiles().filter(
  (path) => /(^|[./])system\.ts$/.test(path) && modules.some((one) => dirname(one) === dirname(path)),
);

const fresh = new Map<string, string>();

test.each(systems)('%s is a system without a mistake', async (system) => {
  const { checked, diagnostics } = await checkSystemFile(join(root, system));
  expect(mistakes(diagnostics)).toEqual([]);
  for (const [path, content] of modulesOf(checked!)) fresh.set(path, content);
});

test('the modules in the repository are those that the build writes', () => {
  // Where a test makes the system itself, it has the build write the module.
  const checked = modules.filter((path) => systems.some((system) => dirname(system) === dirname(path)));
  for (const path of checked) expect(fresh.get(path), path).toBe(committed(path));
});

const before = new Map(modules.map((path) => [path, readFileSync(join(root, path), 'utf8')]));
/** As it was before the checks above wrote it. */
function committed(path: string): string | undefined {
  return before.get(path);
}

function modulesOf(system: CheckedSystem): [string, string][] {
  return system.partitions.flatMap(({ guest, name, ports, recovery: { controls } }) => {
    if (guest.kind !== 'typescript' || ports.length + controls.length === 0) return [];
    const text = portModule(name, ports, guest.entry, controls);
    return [[relative(root, portModulePath(guest.entry, name)), text]];
  });
}
