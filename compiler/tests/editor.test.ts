import { type ChildProcessWithoutNullStreams, spawn } from 'node:child_process';
import { readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';

const ROOT = fileURLToPath(new URL('../..', import.meta.url));
const TSSERVER = createRequire(import.meta.url).resolve('typescript/lib/tsserver.js');

interface Message {
  readonly type: string;
  readonly request_seq?: number;
  readonly body?: readonly { readonly text: string; readonly start: object; readonly source?: string }[];
}

/** An editor's side of tsserver's protocol: requests are lines, answers have headers. */
class Editor {
  private readonly server: ChildProcessWithoutNullStreams;
  private readonly waiting = new Map<number, (message: Message) => void>();
  private sequence = 0;
  private buffer = '';

  constructor() {
    this.server = spawn(process.execPath, [TSSERVER], { cwd: ROOT });
    this.server.stdout.setEncoding('utf8').on('data', (text: string) => this.receive(text));
  }

  send(command: string, args: object): number {
    const seq = ++this.sequence;
    this.server.stdin.write(`${JSON.stringify({ seq, type: 'request', command, arguments: args })}\n`);
    return seq;
  }

  ask(command: string, args: object): Promise<Message> {
    const seq = this.send(command, args);
    return new Promise((resolve) => this.waiting.set(seq, resolve));
  }

  close(): void {
    this.server.kill();
  }

  private receive(text: string): void {
    this.buffer += text;
    const lines = this.buffer.split(/\r?\n/);
    this.buffer = lines.pop() ?? '';
    for (const line of lines.filter((one) => one.startsWith('{'))) {
      const message = JSON.parse(line) as Message;
      if (message.type === 'response') this.waiting.get(message.request_seq ?? 0)?.(message);
    }
  }
}

describe('an editor', () => {
  let editor: Editor;
  beforeAll(() => {
    editor = new Editor();
  });
  afterAll(() => editor.close());

  async function diagnose(path: string, change: (text: string) => string) {
    const file = join(ROOT, path);
    editor.send('open', { file, fileContent: change(readFileSync(file, 'utf8')) });
    const { body } = await editor.ask('semanticDiagnosticsSync', { file });
    editor.send('close', { file });
    return body?.map(({ text, start, source }) => ({ text, start, source }));
  }

  test('sees what the subset refuses, in text that is not saved', async () => {
    const lines = readFileSync(join(ROOT, 'sdk/power.ts'), 'utf8').split('\n').length;
    const found = await diagnose(
      'sdk/power.ts',
      (text) => `${text}export function odd(n: number): boolean { return n === 1; }\n`,
    );
    expect(found).toEqual([
      {
        text: 'BT2002: `number` has no width; declare u8, u16, u32, i8, i16 or i32.',
        start: { line: lines, offset: 24 },
        source: 'bare',
      },
    ]);
  });

  test.each(['sdk/power.ts', 'examples/hello/heartbeat.ts', 'hypervisor/core/lifecycle.ts'])(
    'sees nothing in %s as it is',
    async (path) => {
      expect(await diagnose(path, (text) => text)).toEqual([]);
    },
  );

  test('lets the host side be TypeScript as it is', async () => {
    expect(await diagnose('cli/src/errors.ts', (text) => `${text}export const n: number = 1;\n`)).toEqual([]);
  });
});
