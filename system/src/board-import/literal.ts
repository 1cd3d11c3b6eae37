/** Values as TypeScript. */
import { showAddress } from '../diagnostics/show.ts';

const LINE = 100;
/** Numbers that people read in hexadecimal. */
const HEXADECIMAL: ReadonlySet<string> = new Set(['sizeBytes', 'regOffset', 'regSizeBytes']);

/** On one line if it fits, else one item a line. */
export function literal(value: unknown, indent = '', field = ''): string {
  if (typeof value === 'bigint') return `${showAddress(value)}n`;
  if (typeof value === 'string') return quoted(value);
  if (typeof value === 'number') return HEXADECIMAL.has(field) ? showAddress(BigInt(value)) : String(value);
  if (typeof value !== 'object' || value === null) return String(value);
  const inner = `${indent}  `;
  const [open, close] = Array.isArray(value) ? ['[', ']'] : ['{', '}'];
  const items = Array.isArray(value)
    ? value.map((item) => literal(item, inner))
    : Object.entries(value).map(([name, item]) => `${key(name)}: ${literal(item, inner, name)}`);
  const flat = Array.isArray(value) ? `[${items.join(', ')}]` : `{ ${items.join(', ')} }`;
  if (!flat.includes('\n') && indent.length + flat.length <= LINE)
    return items.length === 0 ? open + close : flat;
  return [open, ...items.map((item) => `${inner}${item},`), `${indent}${close}`].join('\n');
}

/** A name as the key of a property. */
export function key(name: string): string {
  return /^[A-Za-z_]\w*$/.test(name) ? name : quoted(name);
}

function quoted(text: string): string {
  return `'${JSON.stringify(text).slice(1, -1).replaceAll('\\"', '"').replaceAll("'", "\\'")}'`;
}
