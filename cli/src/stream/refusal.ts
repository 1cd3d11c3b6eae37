import { REFUSAL_TEXTS, type RefusalText } from '@bulkhead/hypervisor/abi/words/refusals';

const LINE =
  /^configuration refused: code=(0x[0-9a-f]+) value=(0x[0-9a-f]+) index=(0x[0-9a-f]+) part=(0x[0-9a-f]+)$/;

/**
 * A line of the hypervisor's log by which it refuses its configuration (hypervisor/abi/refusals.ts), in words:
 * the field, its value and what it must be. Every other line is returned as it is.
 */
export function refusalInWords(line: string): string {
  const [, code, value, ...indexes] = LINE.exec(line) ?? [];
  const texts: Readonly<Record<number, RefusalText>> = REFUSAL_TEXTS;
  const text = texts[Number(code)];
  if (text === undefined) return line;
  const field = text.field.replaceAll('#', () => indexes.shift()!);
  return `configuration refused: ${field} = ${value} ${text.requirement}`;
}
