/** Phandles of the nodes that others point at. */
export const PHANDLE = { clock: 0x8000, gic: 0x8001 } as const;
