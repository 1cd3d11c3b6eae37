import { existsSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { beforeEach, describe, expect, it } from 'vitest';
import { CompileCache } from '../src/build/compile-cache.ts';
import { systemName } from '../src/build/system-name.ts';

let folder: string;
let source: string;
let cache: CompileCache;

beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'bulkhead-compiled-'));
  source = join(folder, 'main.ts');
  writeFileSync(source, 'one');
  cache = new CompileCache(join(folder, 'cache'));
});

function compile(job: unknown, output: string): string {
  const scratch = cache.scratch('program');
  writeFileSync(join(scratch, 'program.elf'), output);
  return cache.keep('program', job, scratch, [source]);
}

describe('compiled programs', () => {
  it('are found while job and inputs are the same', () => {
    expect(cache.find('program', { target: 'a' })).toBeUndefined();
    const kept = compile({ target: 'a' }, 'first');
    expect(cache.find('program', { target: 'a' })).toBe(kept);
    expect(readFileSync(join(kept, 'program.elf'), 'utf8')).toBe('first');
    expect(cache.find('program', { target: 'b' })).toBeUndefined();
    expect(cache.find('other', { target: 'a' })).toBeUndefined();
  });

  it('are not found after a change, and are found again when it is undone', () => {
    const kept = compile({}, 'first');
    writeFileSync(source, 'two');
    expect(cache.find('program', {})).toBeUndefined();
    writeFileSync(source, 'one');
    expect(cache.find('program', {})).toBe(kept);
    rmSync(source);
    expect(cache.find('program', {})).toBeUndefined();
  });

  it('are kept once when two processes compile the same', () => {
    const first = compile({}, 'first');
    expect(compile({}, 'second')).toBe(first);
    expect(readFileSync(join(first, 'program.elf'), 'utf8')).toBe('first');
    expect(existsSync(cache.scratch('program'))).toBe(true);
  });
});

describe('the name of a system', () => {
  it.each([
    ['examples/mixed-criticality/system.ts', 'mixed-criticality'],
    ['tests/isolation.system.ts', 'isolation'],
    ['boat.ts', 'boat'],
    ['boat.mts', 'boat'],
  ])('of %s is %s', (file, name) => {
    expect(systemName(file)).toBe(name);
  });
});
