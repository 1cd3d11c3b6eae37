/** The board file: a module whose default export is the board, each fact with the node that it is from. */
import { type Board, formatSize } from '@bulkhead/boards';
import { showAddress } from '../diagnostics/show.ts';
import type { BoardSources } from './import-board.ts';
import { key, literal } from './literal.ts';

/** What the file says; `origin` is the device tree's name. */
export function boardText(board: Board, sources: BoardSources, origin: string): string {
  return [
    '/**',
    ` * ${commented(board.name)}: ${commented(board.sources.join('; '))}.`,
    ` * Made from ${commented(origin)} by \`bulkhead board import\`. Comments name the nodes that the facts are from.`,
    ' */',
    "import type { Board, BoardDevice } from '@bulkhead/boards';",
    '',
    ...deviceLines(board, sources),
    '',
    '/** Affinity bits of MPIDR_EL1, by core. */',
    'const MPIDR = [',
    ...sources.cores.map((node, core) => `  ${showAddress(board.mpidr(core))}n, // ${commented(node)}`),
    '];',
    '',
    'const board: Board<keyof typeof devices> = {',
    ...factLines(board, sources),
    '};',
    '',
    'export default board;',
    '',
  ].join('\n');
}

function deviceLines({ devices }: Board, sources: BoardSources): string[] {
  const entries = Object.entries(devices).flatMap(([name, device]) => [
    ...(sources.devices[name] ?? []).map((node) => `  // ${commented(node)}`),
    `  ${key(name)}: ${literal(device, '  ')},`,
  ]);
  return ['const devices = {', ...entries, '} satisfies Record<string, BoardDevice>;'];
}

function factLines(board: Board, sources: BoardSources): string[] {
  const size = formatSize(board.ram.size as number);
  const reserved = board.reserved ?? [];
  return [
    `  name: ${literal(board.name)},`,
    `  sources: ${literal(board.sources, '  ')},`,
    `  // ${commented(sources.ram)}`,
    `  ram: ${literal({ pa: board.ram.pa, size })},`,
    ...(reserved.length === 0 ? [] : ['  reserved: [']),
    ...reserved.flatMap((one, index) => [
      `    // ${commented(sources.reserved[index] ?? '')}`,
      `    ${literal(one, '    ')},`,
    ]),
    ...(reserved.length === 0 ? [] : ['  ],']),
    '  // No device tree says this: where the boot loader puts the image.',
    `  imagePa: ${literal(board.imagePa)},`,
    `  cores: ${board.cores},`,
    `  maxCores: ${board.maxCores},`,
    '  mpidr: (core) => MPIDR[core] ?? 0n,',
    `  // ${commented(sources.gic)}. No device tree says the number of security states or the lines that nobody drives.`,
    `  gic: ${literal(board.gic, '  ')},`,
    `  // ${commented(sources.uart)}`,
    `  uart: ${literal(board.uart)},`,
    `  uartKind: ${literal(board.uartKind)},`,
    '  iommu: false,',
    '  devices,',
    '  // Take this out when it has been booted.',
    '  booted: false,',
  ];
}

/** Text of a damaged tree must not end the comment. */
function commented(text: string): string {
  return text.replaceAll('*/', '* /').replace(/[^ -~]/g, '?');
}
