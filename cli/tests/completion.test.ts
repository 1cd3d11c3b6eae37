/** Completion scripts, asked by the shells themselves where these are installed. */
import { spawnSync } from 'node:child_process';
import { mkdtempSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { expect, it } from 'vitest';
import { bashCompletion } from '../src/completion/bash.ts';
import { fishCompletion } from '../src/completion/fish.ts';
import { commandWords } from '../src/completion/words.ts';
import { zshCompletion } from '../src/completion/zsh.ts';
import { createProgram } from '../src/program.ts';

const commands = commandWords(createProgram());
const folder = mkdtempSync(join(tmpdir(), 'bulkhead-completion-'));
for (const name of ['plant.ts', 'two words.ts']) writeFileSync(join(folder, name), '');

function isInstalled(shell: string): boolean {
  return spawnSync(shell, ['-c', 'true']).status === 0;
}

/** What the shell offers at the end of the line. */
function bash(line: string): string[] {
  const words = line.split(' ');
  const script = `${bashCompletion(commands)}
COMP_WORDS=(${words.map((word) => `'${word}'`).join(' ')}); COMP_CWORD=${words.length - 1}
_bulkhead; printf '%s\\n' "\${COMPREPLY[@]}"`;
  const { stdout, stderr } = spawnSync('bash', ['-c', script], { cwd: folder, encoding: 'utf8' });
  expect(stderr).toBe('');
  return stdout.split('\n').filter((word) => word !== '');
}

it.each([
  ['bulkhead ch', ['check', 'checks']],
  ['bulkhead check --s', ['--sarif']],
  ['bulkhead draw --theme ', ['light', 'dark', 'auto']],
  ['bulkhead check pl', ['plant.ts']],
  ['bulkhead check t', ['two words.ts']],
  ['bulkhead new part', ['partition']],
  ['bulkhead new partition --f', ['--folder']],
  ['bulkhead completion ', ['bash', 'zsh', 'fish']],
])('bash: %s', (line, offered) => {
  expect(bash(line)).toEqual(offered);
});

it.runIf(isInstalled('fish'))('fish: commands, options and choices', () => {
  const offers = (line: string) => {
    const script = `${fishCompletion(commands)}\ncomplete -C '${line}'`;
    const { stdout, stderr } = spawnSync('fish', ['-c', script], { cwd: folder, encoding: 'utf8' });
    expect(stderr).toBe('');
    return stdout.split('\n').map((offer) => offer.split('\t')[0]);
  };
  expect(offers('bulkhead ch')).toEqual(expect.arrayContaining(['check', 'checks']));
  expect(offers('bulkhead check --s')).toContain('--sarif');
  expect(offers('bulkhead draw --theme ')).toEqual(expect.arrayContaining(['auto', 'dark', 'light']));
  expect(offers('bulkhead check pl')).toContain('plant.ts');
});

it.runIf(isInstalled('zsh'))('zsh: the script is one', () => {
  const file = join(folder, '_bulkhead');
  writeFileSync(file, zshCompletion(commands));
  expect(spawnSync('zsh', ['-n', file], { encoding: 'utf8' })).toMatchObject({ status: 0, stderr: '' });
});

it('has every command and option in every script', () => {
  for (const script of [bashCompletion, zshCompletion, fishCompletion]) {
    const text = script(commands);
    for (const { path, options } of commands) {
      expect(text).toContain(path.at(-1));
      for (const { names } of options) expect(text).toContain(names[0]!.replace(/^--/, ''));
    }
  }
});
