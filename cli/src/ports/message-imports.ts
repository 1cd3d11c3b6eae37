import { dirname, relative, sep } from 'node:path';
import type { MessageType, Port } from '@bulkhead/system';
import { portIdentifier } from '@bulkhead/system';

/** The classes of messages that a module of ports imports, each under a name of its own. */
export class MessageImports {
  private readonly names = new Map<string, string>();
  private readonly lines = new Map<string, string[]>();

  /** `reserved` are names that the module has already. */
  constructor(
    private readonly entry: string,
    private readonly reserved: ReadonlySet<string>,
  ) {}

  /** The name under which the module knows the type of one of the port's messages. */
  nameOf({ file, type }: MessageType, { channel, side }: Port): string {
    const key = `${file}#${type}`;
    const known = this.names.get(key);
    if (known !== undefined) return known;
    const isTaken = this.reserved.has(type) || [...this.names.values()].includes(type);
    const name = isTaken ? `${type}Of${portIdentifier(channel.ends[side].name)}` : type;
    this.names.set(key, name);
    const specifier = this.specifierOf(file);
    const names = this.lines.get(specifier) ?? [];
    this.lines.set(specifier, [...names, name === type ? type : `${type} as ${name}`]);
    return name;
  }

  /** The import declarations, in the order of the files. */
  declarations(): string[] {
    return [...this.lines]
      .sort(([a], [b]) => (a < b ? -1 : 1))
      .map(([file, names]) => `import type { ${names.sort().join(', ')} } from '${file}';`);
  }

  private specifierOf(file: string): string {
    const path = relative(dirname(this.entry), file).split(sep).join('/');
    return path.startsWith('.') ? path : `./${path}`;
  }
}
