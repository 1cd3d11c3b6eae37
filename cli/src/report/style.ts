import pc from 'picocolors';

/** Paints words, or leaves them as they are. */
export type Style = ReturnType<typeof pc.createColors>;

/** No colours: for files and tests. */
export const plain: Style = pc.createColors(false);

/** Colours for terminals that want them; none elsewhere (NO_COLOR, a pipe). */
export function styleFor(stream: NodeJS.WriteStream, environment = process.env): Style {
  return pc.createColors(Boolean(stream.isTTY) && !environment.NO_COLOR && environment.TERM !== 'dumb');
}

/** A column of names in front of lines; each name has a colour of its own. */
export class NameColumn {
  private readonly width: number;

  constructor(
    private readonly names: readonly string[],
    private readonly style: Style,
  ) {
    this.width = Math.max(...names.map((name) => name.length));
  }

  prefix(name: string): string {
    const { cyan, yellow, magenta, green, blue, dim } = this.style;
    const colours = [cyan, yellow, magenta, green, blue];
    const index = this.names.indexOf(name);
    const paint = index < 0 ? dim : colours[index % colours.length]!;
    return `${paint(name.padStart(this.width))} ${dim('|')} `;
  }
}
