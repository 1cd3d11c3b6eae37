/** Finds the places of diagnostics in the text of the system file and of the files that it imports. */
import { relative, resolve } from 'node:path';
import { type Code, type Diagnostic, type Place, stepsOf } from '@bulkhead/system';
import type ts from 'typescript';
import { SourceFiles } from './files.ts';
import { find, underlined } from './find.ts';
import { parser } from './typescript.ts';
import { type Value, Values } from './values.ts';

/** Those that are about a name, whatever it names. */
const ABOUT_NAMES: ReadonlySet<Code> = new Set(['BS2002', 'BS2005', 'BS2802']);
/** Paths that name the whole description. */
const WHOLE: readonly string[] = ['default', 'description'];

/** The diagnostics of a system file with their places; what cannot be found is at the nearest place around it. */
export function locate(file: string, diagnostics: readonly Diagnostic[]): Diagnostic[] {
  const files = new SourceFiles();
  const source = files.open(resolve(file));
  if (!source) return [...diagnostics];
  const values = new Values(files);
  const [description] = values.exported(source, 'default').map((value) => argumentOf(value, values));
  return diagnostics.map((one) => ({ ...one, place: placeOf(one, description, source, values) }));
}

function placeOf(
  { path, code }: Diagnostic,
  description: Value | undefined,
  source: ts.SourceFile,
  values: Values,
): Place {
  if (!description) return placeOfNode(source, source, 0);
  const steps = WHOLE.includes(path) ? [] : stepsOf(path);
  const found = find(description, steps, values);
  const asName = ABOUT_NAMES.has(code) || found.depth < steps.length;
  const shown = underlined(found, asName, values);
  // The whole description is where it begins.
  return placeOfNode(shown, shown.getSourceFile(), found.depth === 0 ? 1 : undefined);
}

/** What `defineSystem` is given. */
function argumentOf(value: Value, values: Values): Value {
  const [end = value] = values.ends(value);
  const { node, parameters } = end;
  const [argument] = parser.isCallExpression(node) ? node.arguments : [];
  return argument ? { node: argument, parameters } : end;
}

function placeOfNode(node: ts.Node, file: ts.SourceFile, length?: number): Place {
  const start = node.getStart(file);
  const from = file.getLineAndCharacterOfPosition(start);
  const to = file.getLineAndCharacterOfPosition(length === undefined ? node.getEnd() : start + length);
  return {
    file: relative(process.cwd(), file.fileName),
    ...{ line: from.line + 1, column: from.character + 1 },
    ...{ endLine: to.line + 1, endColumn: to.character + 1 },
  };
}
