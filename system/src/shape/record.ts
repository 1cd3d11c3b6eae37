/** Checks objects against a table of fields: what `tsc` checks, for those who run without it. */

import type { Diagnostics } from '../diagnostics/diagnostic.ts';
import { showList, showValue } from '../diagnostics/show.ts';
import type { Code } from '../diagnostics/table.ts';

/** JSON Schema 2020-12, as far as it is used here. */
export type Schema = Readonly<Record<string, unknown>>;

export interface Field {
  readonly expected: string;
  /** The same for the JSON form. */
  readonly schema: Schema;
  readonly test: (value: unknown) => boolean;
  readonly optional?: true;
  /** The diagnostic for a value that fails the test; default BS2003. */
  readonly code?: Code;
}

export type Fields = Readonly<Record<string, Field>>;

export function isRecord(value: unknown): value is Record<string, unknown> {
  return typeof value === 'object' && value !== null && !Array.isArray(value) && !(value instanceof RegExp);
}

/** Reports every unknown, missing and ill-typed field; true when there is none. */
export function checkRecord(value: unknown, path: string, fields: Fields, report: Diagnostics): boolean {
  if (!isRecord(value)) {
    report.add(
      'BS2003',
      path || 'description',
      `an object with ${showList(Object.keys(fields))}`,
      showValue(value),
    );
    return false;
  }
  const before = report.list.length;
  for (const name of Object.keys(value)) {
    if (!Object.hasOwn(fields, name)) reportUnknown(name, path, fields, report);
  }
  for (const [name, field] of Object.entries(fields))
    checkField(value[name], join(path, name), field, report);
  return report.list.length === before;
}

function checkField(value: unknown, path: string, field: Field, report: Diagnostics): void {
  if (value === undefined && field.optional) return;
  if (value === undefined) report.add('BS2003', path, field.expected, 'nothing');
  else if (!field.test(value)) report.add(field.code ?? 'BS2003', path, field.expected, showValue(value));
}

function reportUnknown(name: string, path: string, fields: Fields, report: Diagnostics): void {
  const known = Object.keys(fields);
  const near = nearest(name, known);
  const remedy = near === undefined ? undefined : `did you mean ${near}?`;
  report.add('BS2002', join(path, name), `one of ${showList(known)}`, name, remedy);
}

export function join(path: string, name: string): string {
  return path === '' ? name : `${path}.${name}`;
}

/** The candidate within two edits of a name, if there is one. */
export function nearest(name: string, candidates: readonly string[]): string | undefined {
  const scored = candidates.map((candidate) => ({ candidate, distance: editDistance(name, candidate) }));
  const best = scored.sort((a, b) => a.distance - b.distance)[0];
  return best && best.distance <= 2 ? best.candidate : undefined;
}

/** Levenshtein distance, one row at a time. */
function editDistance(a: string, b: string): number {
  let row = Array.from({ length: b.length + 1 }, (_, index) => index);
  for (let i = 0; i < a.length; i++) {
    const next = [i + 1];
    for (let j = 0; j < b.length; j++) {
      const substitution = row[j]! + (a[i] === b[j] ? 0 : 1);
      next.push(Math.min(substitution, row[j + 1]! + 1, next[j]! + 1));
    }
    row = next;
  }
  return row[b.length]!;
}
