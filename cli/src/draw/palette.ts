/** Colours of light and dark pictures. */

export interface Palette {
  readonly page: string;
  readonly ink: string;
  readonly muted: string;
  readonly rule: string;
  /** Of what is nobody's. */
  readonly free: string;
  /** Of the hypervisor's own. */
  readonly own: string;
  readonly ownEdge: string;
  /** Of partitions, in turn: the area and its edge. */
  readonly partitions: readonly (readonly [fill: string, edge: string])[];
}

/** Neighbours in the list are far apart in hue; in each list all have the same lightness. */
export const LIGHT: Palette = {
  page: '#ffffff',
  ink: '#1b2430',
  muted: '#5b6675',
  rule: '#ccd3dc',
  free: '#f3f5f8',
  own: '#4a5568',
  ownEdge: '#2d3748',
  partitions: [
    ['#b3d7ff', '#467cc0'],
    ['#fcc8a6', '#b0652a'],
    ['#b2e3bb', '#3d8e53'],
    ['#f9c1e0', '#ab5b8a'],
    ['#98e4e3', '#008f90'],
    ['#e7d39c', '#967600'],
    ['#dbcaff', '#8668b6'],
    ['#ffc2bc', '#b75b55'],
    ['#cddca5', '#728426'],
    ['#9edffa', '#0088af'],
    ['#f2ce9d', '#a36e09'],
    ['#c5d1ff', '#6673c1'],
  ],
};

export const DARK: Palette = {
  page: '#0f141b',
  ink: '#e4e9f0',
  muted: '#98a4b3',
  rule: '#343d49',
  free: '#1a212b',
  own: '#8793a5',
  ownEdge: '#b3bdca',
  partitions: [
    ['#254369', '#6ea1e2'],
    ['#603616', '#d38b59'],
    ['#214d2c', '#69b27a'],
    ['#5e314b', '#cf82ae'],
    ['#004e4f', '#2cb3b3'],
    ['#524004', '#b99b46'],
    ['#493864', '#a98ed9'],
    ['#64312e', '#da827b'],
    ['#3d4814', '#96a856'],
    ['#004a60', '#42acd2'],
    ['#593c08', '#c69449'],
    ['#373e6a', '#8a99e3'],
  ],
};
