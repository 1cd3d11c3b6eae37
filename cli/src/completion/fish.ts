/** A completion script for fish (fish manual, "Writing your own completions"). */
import type { CommandWords, OptionWords } from './words.ts';

/** `bulkhead completion fish | source`. */
export function fishCompletion(commands: readonly CommandWords[]): string {
  const lines = commands.flatMap((command) => [
    ...introduction(command),
    ...command.options.map((option) => optionLine(command, option)),
    ...command.choices.map((choice) => `${start(command.path)} -a ${quoted(choice)}`),
  ]);
  return ['# fish completion for bulkhead', ...lines, ''].join('\n');
}

/** The word of a command itself. */
function introduction({ path, description, takesPath }: CommandWords): string[] {
  if (path.length > 1) return [];
  return [
    `complete -c bulkhead -f -n __fish_use_subcommand -a ${quoted(path[0]!)} -d ${quoted(description)}`,
    `${start(path)} ${takesPath ? '-F' : '-f'}`,
  ];
}

function start(path: readonly string[]): string {
  const seen = path.map((word) => `__fish_seen_subcommand_from ${word}`).join('; and ');
  return `complete -c bulkhead -n ${quoted(seen)}`;
}

function optionLine(
  { path }: CommandWords,
  { names, description, takesValue, choices }: OptionWords,
): string {
  const words = names.map((name) => (name.startsWith('--') ? `-l ${name.slice(2)}` : `-s ${name.slice(1)}`));
  const value = choices.length > 0 ? ` -x -a ${quoted(choices.join(' '))}` : takesValue ? ' -r' : '';
  return `${start(path)} ${words.join(' ')}${value} -d ${quoted(description)}`;
}

function quoted(text: string): string {
  return `'${text.replaceAll('\\', '\\\\').replaceAll("'", "\\'")}'`;
}
