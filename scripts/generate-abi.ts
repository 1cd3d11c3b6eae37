/**
 * Writes docs/abi.md from hypervisor/abi: every constant, enumeration and record with its comment, and the
 * layout that both sides derive. `npm run abi` writes it; a test compares.
 */
import { readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { basename, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import * as configuration from '@bulkhead/hypervisor/abi/configuration';
import * as health from '@bulkhead/hypervisor/abi/health';
import { BootHeader } from '@bulkhead/hypervisor/abi/image';
import { REFUSAL_TEXTS } from '@bulkhead/hypervisor/abi/words/refusals';
import { offsetOfField, sizeOfRecord } from '@bulkhead/system';
import ts from 'typescript';
import { cell, comment, isExported } from './source-text.ts';

const repository = fileURLToPath(new URL('..', import.meta.url));
const folder = join(repository, 'hypervisor', 'abi');

/** The records by name: an instance gives the layout. */
export const RECORDS: Readonly<Record<string, new () => object>> = Object.fromEntries(
  Object.entries({ ...configuration, ...health, BootHeader }).flatMap(([name, value]) =>
    typeof value === 'function' ? [[name, value as new () => object]] : [],
  ),
);

function recordSection(node: ts.ClassDeclaration): string[] {
  const name = node.name?.text ?? '';
  const make = RECORDS[name];
  if (make === undefined) return [];
  const instance = new make() as Record<string, unknown>;
  const lines = [`### ${name}`, '', comment(node), '', `${sizeOfRecord(instance)} bytes.`, ''];
  lines.push('| offset | field | type | meaning |', '| --- | --- | --- | --- |');
  for (const member of node.members.filter(ts.isPropertyDeclaration)) {
    const field = (member.name as ts.Identifier).text;
    const type = member.type?.getText() ?? '';
    lines.push(
      `| ${offsetOfField(instance, field)} | \`${field}\` | \`${type}\` | ${cell(comment(member))} |`,
    );
  }
  return [...lines, ''];
}

/** What an enumeration's member means: a refusal's words, or its comment. */
function meaning(node: ts.EnumDeclaration, member: ts.EnumMember): string {
  if (node.name.text !== 'Refusal') return comment(member);
  const texts = REFUSAL_TEXTS[Number(member.initializer?.getText()) as keyof typeof REFUSAL_TEXTS];
  return `\`${texts.field}\` ${texts.requirement}`;
}

function enumSection(node: ts.EnumDeclaration): string[] {
  const lines = [
    `### ${node.name.text}`,
    '',
    comment(node),
    '',
    '| value | name | meaning |',
    '| --- | --- | --- |',
  ];
  for (const member of node.members) {
    lines.push(
      `| ${member.initializer?.getText() ?? ''} | ${member.name.getText()} | ${cell(meaning(node, member))} |`,
    );
  }
  return [...lines, ''];
}

function constants(nodes: readonly ts.VariableStatement[]): string[] {
  if (nodes.length === 0) return [];
  const lines = ['| constant | value | meaning |', '| --- | --- | --- |'];
  for (const node of nodes) {
    const [declaration] = node.declarationList.declarations;
    const value = declaration?.initializer?.getText() ?? '';
    lines.push(`| \`${declaration?.name.getText()}\` | \`${value}\` | ${cell(comment(node))} |`);
  }
  return [...lines, ''];
}

function headComment(source: ts.SourceFile): string[] {
  const text = source.getFullText();
  const range = ts.getLeadingCommentRanges(text, 0)?.[0];
  if (range === undefined) return [];
  const body = text.slice(range.pos, range.end).replace(/^\/\*\*?|\*\/$/g, '');
  return [
    body
      .split('\n')
      .map((line) => line.replace(/^\s*\*? ?/, ''))
      .join('\n')
      .trim(),
    '',
  ];
}

function moduleSection(file: string): string[] {
  const source = ts.createSourceFile(
    file,
    readFileSync(join(folder, file), 'utf8'),
    ts.ScriptTarget.Latest,
    true,
  );
  const exported = source.statements.filter(isExported);
  return [
    `## ${basename(file, '.ts')}`,
    '',
    ...headComment(source),
    ...constants(exported.filter(ts.isVariableStatement)),
    ...exported.filter(ts.isEnumDeclaration).flatMap(enumSection),
    ...exported.filter(ts.isClassDeclaration).flatMap(recordSection),
  ];
}

/** The whole reference. */
export function abiReference(): string {
  const files = readdirSync(folder)
    .filter((file) => file.endsWith('.ts'))
    .sort();
  const head = [
    '# ABI reference',
    '',
    'Generated from `hypervisor/abi` by `npm run abi`; edit the sources.',
    '',
  ];
  return `${[...head, ...files.flatMap(moduleSection)].join('\n').trimEnd()}\n`;
}

if (process.argv[1] === fileURLToPath(import.meta.url)) {
  writeFileSync(join(repository, 'docs', 'abi.md'), abiReference());
}
