/** What a document names: files, links and commands. */

/** What a fenced block or a pair of backticks holds, line by line. */
const INLINE_CODE = /`([^`]+)`/g;
const LINK = /\]\(([^)\s]+)\)/g;
/** A path has a slash or an extension that this repository uses. */
const PATH =
  /^[\w@.*-]+(\/[\w@.*-]*)+$|^[\w.*-]+\.(ts|mjs|md|json|ld|S|svg)$|^(README|ARCHITECTURE|LICENSE)(\.md)?$/;
/** Prefixes of things with a slash that are not files of this repository. */
const NOT_OURS = /^(@bulkhead\/|https?:|\/|~|build\/|<)/;

/** An identifier with a capital or an underscore in it, perhaps of a field: `coreMain`, `Partition.life`. */
const NAME = /^(?:[A-Z]\w*\.)?((?=\w*[A-Z_])[A-Za-z_]\w*|(?<=\.)\w+)$/;

export interface Mentions {
  /** Backticked paths, relative to the root or to a folder that the document talks about. */
  readonly paths: readonly string[];
  /** Targets of links, relative to the document. */
  readonly links: readonly string[];
  /** Identifiers; of `Type.field` the field. */
  readonly names: readonly string[];
  readonly scripts: readonly string[];
  readonly commands: readonly string[];
}

export function mentionsOf(markdown: string): Mentions {
  const prose = markdown.replace(/^```[\s\S]*?^```$/gm, '');
  const code = [...markdown.matchAll(/^```\w*\n([\s\S]*?)^```$/gm)].map((match) => match[1]!);
  const inline = [...prose.matchAll(INLINE_CODE)].map((match) => match[1]!);
  return {
    paths: inline.filter((text) => PATH.test(text) && !NOT_OURS.test(text)),
    names: inline.filter((text) => !PATH.test(text)).flatMap((text) => text.match(NAME)?.[1] ?? []),
    links: [...prose.matchAll(LINK)].map((match) => match[1]!),
    ...namedCommands([...inline, ...code]),
  };
}

function namedCommands(texts: readonly string[]): Pick<Mentions, 'scripts' | 'commands'> {
  const found = texts.flatMap((text) => [
    ...text.matchAll(/\bnpm (start|test)\b|\bnpm run (?:-s )?([\w-]+)/g),
  ]);
  const commands = texts.flatMap((text) => [...text.matchAll(/\bbulkhead (?:-- )?([a-z]+)\b/g)]);
  return {
    scripts: found.map((match) => (match[1] ?? match[2])!),
    commands: commands.map((match) => match[1]!),
  };
}
