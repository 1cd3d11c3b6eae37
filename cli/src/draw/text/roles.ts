/** The kinds of text in a picture: a face and a tone each, by the name of their class. */
import { type Face, textWidth } from './widths.ts';

export interface TextRole extends Face {
  /** Which colour of the theme it has. */
  readonly tone: 'ink' | 'muted';
}

export const TEXT_ROLES = {
  title: { size: 22, bold: true, tone: 'ink' },
  heading: { size: 15, bold: true, tone: 'ink' },
  name: { size: 12.5, bold: true, tone: 'ink' },
  body: { size: 12, tone: 'ink' },
  note: { size: 11, tone: 'muted' },
  address: { size: 11, monospaced: true, tone: 'muted' },
  tick: { size: 10, tone: 'muted' },
} as const satisfies Record<string, TextRole>;

export type RoleName = keyof typeof TEXT_ROLES;

/** The width of a line of text in a role, at most. */
export function widthOf(text: string, role: RoleName): number {
  return textWidth(text, TEXT_ROLES[role]);
}
