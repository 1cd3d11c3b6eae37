/** What is the same for every occurrence of a diagnostic. */
export interface Entry {
  readonly severity: 'error' | 'warning' | 'note';
  /** The headline. */
  readonly title: string;
  /** One line of the manual: when it is reported, and why that matters. */
  readonly manual: string;
  /** What to do, where the occurrence itself says nothing better. */
  readonly remedy: string;
}

/** It prevents the image. */
export const error = (title: string, manual: string, remedy: string): Entry => ({
  severity: 'error',
  ...{ title, manual, remedy },
});
/** It is built, and will most likely not do what was meant. */
export const warning = (title: string, manual: string, remedy: string): Entry => ({
  severity: 'warning',
  ...{ title, manual, remedy },
});
/** It is built and works; perhaps something was forgotten. */
export const note = (title: string, manual: string, remedy: string): Entry => ({
  severity: 'note',
  ...{ title, manual, remedy },
});
