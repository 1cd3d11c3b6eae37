/**
 * Writes docs/description.md: every type that a system description is written with, from the sources that declare
 * them. `npm run reference` writes it; a test compares.
 */
import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath, pathToFileURL } from 'node:url';
import ts from 'typescript';
import { cell, comment, isExported } from './source-text.ts';

const repository = fileURLToPath(new URL('..', import.meta.url));

/** In the order in which a description meets them. */
const PARTS: readonly (readonly [title: string, files: readonly string[]])[] = [
  ['The description', ['system/src/authored/define.ts', 'system/src/authored/description.ts']],
  ['Guests', ['system/src/guests/guest.ts']],
  ['Health', ['system/src/authored/health.ts']],
  ['Schedules', ['system/src/authored/schedule.ts']],
  ['Channels', ['system/src/authored/channel.ts']],
  ['Sizes and times', ['boards/size.ts', 'system/src/authored/duration.ts']],
  ['Boards', ['boards/qemu-virt.ts', 'boards/xlnx-zcu102.ts', 'boards/raspi3b.ts', 'boards/board.ts']],
];

const INTRODUCTION = `# Reference of the system description

Made by \`npm run reference\` from the types themselves (\`system/src/authored\`, \`system/src/guests\`, \`boards\`); edit those. [system.md](system.md) explains them, [rules.md](rules.md) says what is checked, and \`npx bulkhead schema\` prints the JSON form's schema. A field with a question mark can be left out; \`npx bulkhead explain --resolved\` shows what it is then.
`;

/** The whole document. */
export function descriptionReference(): string {
  const sections = PARTS.flatMap(([title, files]) => [`## ${title}`, '', ...files.flatMap(fileSection)]);
  return [INTRODUCTION, ...sections].join('\n');
}

function fileSection(file: string): string[] {
  const text = readFileSync(join(repository, file), 'utf8');
  const source = ts.createSourceFile(file, text, ts.ScriptTarget.Latest, true);
  return source.statements.flatMap((node) => {
    if (ts.isInterfaceDeclaration(node)) return interfaceSection(node);
    if (ts.isTypeAliasDeclaration(node) && isExported(node)) return aliasSection(node);
    return ts.isFunctionDeclaration(node) && isForUsers(node) ? functionSection(node) : [];
  });
}

/** Functions of tools read and write values; those of users make them. */
function isForUsers(node: ts.FunctionDeclaration): boolean {
  return isExported(node) && !/^(is|parse|format)[A-Z]/.test(node.name?.text ?? '');
}

function heading(name: string, node: ts.Node): string[] {
  const words = comment(node);
  return [`### ${name}`, '', ...(words === '' ? [] : [words, ''])];
}

function interfaceSection(node: ts.InterfaceDeclaration): string[] {
  const bases = (node.heritageClauses ?? []).flatMap(({ types }) => types.map((type) => type.getText()));
  const also = bases.length === 0 ? [] : [`Has the fields of \`${bases.join('`, `')}\`, too.`, ''];
  const fields = node.members.filter(ts.isPropertySignature).map(fieldRow);
  const table =
    fields.length === 0 ? [] : ['| field | type | meaning |', '| --- | --- | --- |', ...fields, ''];
  return [...heading(node.name.text, node), ...also, ...table];
}

function fieldRow(node: ts.PropertySignature): string {
  const name = `${node.name.getText()}${node.questionToken === undefined ? '' : '?'}`;
  return `| \`${name}\` | \`${cell(oneLine(node.type))}\` | ${cell(comment(node))} |`;
}

function aliasSection(node: ts.TypeAliasDeclaration): string[] {
  return [...heading(node.name.text, node), `\`${oneLine(node.type)}\``, ''];
}

function functionSection(node: ts.FunctionDeclaration): string[] {
  const parameters = node.parameters.map((one) => oneLine(one)).join(', ');
  const signature = `${node.name?.text ?? ''}(${parameters}): ${oneLine(node.type)}`;
  return [...heading(`${node.name?.text ?? ''}()`, node), `\`${signature}\``, ''];
}

/** As it is written, without its comments; `readonly` says nothing to who writes a literal. */
function oneLine(node: ts.Node | undefined): string {
  return (node?.getText() ?? '')
    .replace(/\/\*[\s\S]*?\*\//g, '')
    .replace(/\breadonly /g, '')
    .replace(/\s+/g, ' ')
    .replace(/^\| /, '')
    .trim();
}

if (import.meta.url === pathToFileURL(process.argv[1] ?? '').href) {
  writeFileSync(join(repository, 'docs', 'description.md'), descriptionReference());
}
