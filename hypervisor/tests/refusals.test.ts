import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import ts from 'typescript';
import { expect, test } from 'vitest';
import { REFUSAL_TEXTS } from '../abi/words/refusals.ts';

const hypervisor = fileURLToPath(new URL('..', import.meta.url));
const read = (path: string) => readFileSync(join(hypervisor, path), 'utf8');

/** Names and numbers as the source has them. */
function members(): [string, number][] {
  const source = ts.createSourceFile('', read('abi/refusals.ts'), ts.ScriptTarget.Latest, true);
  const [declaration] = source.statements.filter(ts.isEnumDeclaration);
  return declaration!.members.map((member) => [
    member.name.getText(),
    Number(member.initializer?.getText() ?? Number.NaN),
  ]);
}

test('every refusal has a number of its own, not zero, and a text of its own', () => {
  const numbers = members().map(([, number]) => number);
  expect(new Set(numbers).size).toBe(numbers.length);
  expect(numbers.every((number) => number > 0)).toBe(true);
  expect(numbers).toEqual(Object.keys(REFUSAL_TEXTS).map(Number));
  const texts = Object.values(REFUSAL_TEXTS).map(({ field, requirement }) => `${field} ${requirement}`);
  expect(new Set(texts).size).toBe(texts.length);
});

test('every refusal is used by a check, once', () => {
  const files = ['core', 'arch', 'platform'].flatMap((folder) =>
    readdirSync(join(hypervisor, folder), { recursive: true, encoding: 'utf8' })
      .filter((file) => file.endsWith('.ts'))
      .map((file) => read(join(folder, file))),
  );
  const uses = files.flatMap((text) => text.match(/\bRefusal\.\w+/g) ?? []);
  expect(uses.sort()).toEqual(
    members()
      .map(([name]) => `Refusal.${name}`)
      .sort(),
  );
});
