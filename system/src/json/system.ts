/** The JSON form of a description, for tools that do not speak TypeScript. */
import type { Board } from '@bulkhead/boards';
import { type AuthoredSystem, defineSystem } from '../authored/define.ts';
import type { SystemDescription } from '../authored/description.ts';
import { type Diagnostic, Diagnostics } from '../diagnostics/diagnostic.ts';
import { inOrder } from '../diagnostics/order.ts';
import { isRecord } from '../shape/record.ts';
import { checkSystemShape } from '../shape/system.ts';
import { decodeBoard, encodeBoard } from './board.ts';
import { decodeValue, encodeValue, type Json } from './values.ts';

export type JsonSystem = Readonly<Record<string, Json>>;

/** A description as JSON, or why it is none: only what has the right shape has a form. */
export function systemToJson({ description }: AuthoredSystem): {
  readonly json?: JsonSystem;
  readonly diagnostics: readonly Diagnostic[];
} {
  const report = new Diagnostics();
  checkSystemShape(description, report);
  if (report.hasErrors) return { diagnostics: inOrder(report.list, description) };
  const { board, ...rest } = description;
  const json = { board: encodeBoard(board), ...(encodeValue(rest) as Record<string, Json>) };
  return { json, diagnostics: [] };
}

/** The description that JSON stands for. What is wrong with it is for the checks to say, as with TypeScript. */
export function systemFromJson(json: unknown): {
  readonly system?: AuthoredSystem;
  readonly diagnostics: readonly Diagnostic[];
} {
  if (!isRecord(json)) return { system: defineSystem(json as SystemDescription), diagnostics: [] };
  const { $schema: _, board, ...rest } = json;
  const report = new Diagnostics();
  const decoded = decodeBoard(board, report) as Board;
  if (report.hasErrors) return { diagnostics: report.list };
  const description = { board: decoded, ...(decodeValue(rest) as object) } as SystemDescription;
  return { system: defineSystem(description), diagnostics: [] };
}
