/** Every diagnostic. Numbers are permanent: never reuse or renumber one. */
interface Entry {
  readonly severity: 'error' | 'warning';
  readonly title: string;
}
const error = (title: string): Entry => ({ severity: 'error', title });
const warning = (title: string): Entry => ({ severity: 'warning', title });

export const TABLE = {
  // 20xx: the shape of the description
  BS2001: error('not a system description'),
  BS2002: error('unknown field'),
  BS2003: error('missing field or wrong type'),
  BS2004: error('bad size'),
  BS2005: error('bad partition name'),
  BS2006: error('no partitions'),
  BS2007: error('bad command line'),
  BS2008: error('unknown kind of guest'),
  BS2009: error('bad address'),
  BS2010: error('contradictory expectation'),
  BS2011: error('bad time'),
  // 21xx: memory
  BS2101: error('memory is zero'),
  BS2102: error('memory is not a multiple of 2MiB'),
  BS2103: error('more memory than the board has'),
  BS2104: error('memory does not fit beside the image and the other partitions'),
  BS2105: error('address is not 2MiB aligned'),
  BS2106: error("fixed placement is outside the board's memory"),
  BS2107: error('fixed placement overlaps the hypervisor'),
  BS2108: error('fixed placement overlaps another partition'),
  BS2109: error('guest memory is outside of where the virtual platform has memory'),
  BS2110: error("board's memory is not a multiple of 2MiB"),
  // 22xx: cores
  BS2201: error('bad number of cores of the board'),
  BS2202: error('partition has no core'),
  BS2203: error('unknown core'),
  BS2204: error('core given twice'),
  BS2205: error('unknown console core'),
  BS2206: error('TypeScript partition with more than one core'),
  // 23xx: devices and consoles
  BS2301: error('unknown device'),
  BS2302: error('device given twice'),
  BS2303: error('device cannot be assigned'),
  BS2304: error('device can access all of memory'),
  BS2305: error('device collides with another at the guest address'),
  BS2306: error('device address is not 4KiB aligned or out of range'),
  BS2307: error('interrupt given twice'),
  BS2308: error('unknown interrupt'),
  BS2309: error('wrong number of interrupts'),
  BS2310: error('emulated console where the UART is'),
  BS2311: warning('the UART belongs to a partition: no console stream'),
  BS2312: warning('console output is dropped'),
  BS2313: error('the UART is at a fixed guest address'),
  BS2314: error('interrupts cannot be direct'),
  // 24xx: files and guest images
  BS2401: error('file not found'),
  BS2402: error('file is empty'),
  BS2403: error('not an arm64 Linux kernel'),
  BS2404: error('compressed kernel'),
  BS2405: error('big-endian kernel'),
  BS2406: error('not an ELF file for this CPU'),
  BS2407: error('no loadable segment'),
  BS2408: error('truncated file'),
  BS2409: error("image is outside the partition's memory"),
  BS2410: error("images do not fit in the partition's memory"),
  BS2411: error("images overlap in the partition's memory"),
  BS2412: error("entry is outside the partition's images"),
  BS2413: warning('large .bss is not in the image'),
  BS2414: error('entry does not compile'),
  // 25xx: limits of the runtime configuration
  BS2501: error('too many partitions'),
  BS2502: error('too many vCPUs'),
  BS2503: error('too many segments'),
  BS2504: error('too many devices'),
  BS2505: error('too many interrupts'),
  BS2506: error('too many windows'),
  BS2507: error('too many background partitions'),
  // 26xx: the image
  BS2601: error('not a hypervisor binary'),
  // 27xx: time
  BS2701: error('core is shared without a schedule'),
  BS2702: error('schedule of a core that the board does not have'),
  BS2703: error('no time on a scheduled core'),
  BS2704: error('unknown partition in a schedule'),
  BS2705: error('scheduled partition does not have the core'),
  BS2706: error('bad major frame'),
  BS2707: error('time is not a multiple of 1us'),
  BS2708: error('window is too short'),
  BS2709: error('window reaches beyond the major frame'),
  BS2710: error('windows overlap or are out of order'),
  BS2711: error('schedule without a window'),
  BS2712: error('background partition given twice'),
  BS2713: error('bad period or budget'),
  BS2714: error('budget is not guaranteed in every period'),
  BS2715: warning('frames of a partition drift against each other'),
} as const satisfies Record<string, Entry>;

export type Code = keyof typeof TABLE;
