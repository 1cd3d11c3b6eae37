/** Boards as JSON: by their name and options, or with all their facts when they are a user's own. */
import { isDeepStrictEqual } from 'node:util';
import { BOARDS, type Board, type BoardOptions } from '@bulkhead/boards';
import type { Diagnostics } from '../diagnostics/diagnostic.ts';
import { showList, showValue } from '../diagnostics/show.ts';
import { integer, optional, size, text } from '../shape/fields.ts';
import { checkRecord, type Fields, isRecord, nearest } from '../shape/record.ts';
import { decodeFacts, encodeValue, type Json } from './values.ts';

/** A board of ours. */
export const KNOWN: Fields = { name: text, cores: optional(integer), memory: optional(size) };

export function encodeBoard(board: Board): Json {
  const facts = boardToJson(board);
  const options = { cores: board.cores, memory: board.ram.size };
  const known = Object.hasOwn(BOARDS, board.name) ? BOARDS[board.name]!(options) : undefined;
  return known && isDeepStrictEqual(boardToJson(known), facts) ? { name: board.name, ...options } : facts;
}

/** All facts; `mpidr` is a list, by core. */
export function boardToJson({ mpidr, ...facts }: Board): Json {
  const affinities = Array.from({ length: facts.maxCores }, (_, core) => mpidr(core));
  return { ...(encodeValue(facts) as Record<string, Json>), mpidr: encodeValue(affinities) };
}

/** The board that JSON names or describes; what is no board is left as it is, for the checks to report. */
export function decodeBoard(json: unknown, report: Diagnostics): unknown {
  if (!isRecord(json)) return json;
  if (isRecord(json.devices)) return decodeOwnBoard(json);
  const { name, ...options } = json;
  if (typeof name === 'string' && Object.hasOwn(BOARDS, name)) {
    return checkRecord(json, 'board', KNOWN, report) ? BOARDS[name]!(options as BoardOptions) : undefined;
  }
  const known = Object.keys(BOARDS);
  const near = nearest(String(name), known);
  const remedy = near === undefined ? undefined : `did you mean ${near}?`;
  report.add('BS2014', 'board.name', `one of ${showList(known)}`, showValue(name), remedy);
  return undefined;
}

function decodeOwnBoard(json: Record<string, unknown>): unknown {
  const { mpidr, ...facts } = decodeFacts(json) as Record<string, unknown>;
  const affinities = Array.isArray(mpidr) ? mpidr : [];
  const affinityOf = (core: number) =>
    typeof affinities[core] === 'bigint' ? affinities[core] : BigInt(core);
  return { ...facts, mpidr: affinityOf };
}
