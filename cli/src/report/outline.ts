import type { Value } from '../inspect/values.ts';

/** A nested value as indented lines: what is empty is left out, what is short stands on one line. */
export function outline(value: Value, indent = ''): string[] {
  return Object.entries(value as Record<string, Value>).flatMap(([name, part]) => {
    if (isEmpty(part)) return [];
    const line = inline(part);
    if (line !== undefined) return [`${indent}${name}  ${line}`];
    return [`${indent}${name}`, ...outline(part, `${indent}  `)];
  });
}

const WIDTH = 100;

/** On one line, if it is a plain value or a part of few plain values. */
export function inline(value: Value): string | undefined {
  if (typeof value !== 'object') return plain(value);
  const members = Object.entries(value);
  if (members.some(([, member]) => typeof member === 'object' && !isEmpty(member))) return undefined;
  const shown = members.filter(([, member]) => !isEmpty(member));
  const line = shown
    .map(([name, member]) => (Array.isArray(value) ? plain(member) : `${name} ${plain(member)}`))
    .join(', ');
  return line.length <= WIDTH ? line : undefined;
}

function plain(value: Value): string {
  return typeof value === 'number' ? value.toLocaleString('en-US', { useGrouping: false }) : String(value);
}

function isEmpty(value: Value): boolean {
  return typeof value === 'object' && Object.keys(value).length === 0;
}
