/** What can stand on the command line, from the commands themselves. */
import type { Command, Option } from 'commander';

export interface OptionWords {
  /** `--json`, and `-o` where there is one. */
  readonly names: readonly string[];
  readonly description: string;
  /** It needs a value: one of these, or a path. */
  readonly takesValue: boolean;
  readonly choices: readonly string[];
}

export interface CommandWords {
  /** `check`, or `new partition`. */
  readonly path: readonly string[];
  readonly description: string;
  readonly options: readonly OptionWords[];
  /** Subcommands, and words that an argument is one of. */
  readonly choices: readonly string[];
  /** One of its arguments is a path. */
  readonly takesPath: boolean;
}

/** Every command, each before its own subcommands. */
export function commandWords(program: Command): CommandWords[] {
  return program.commands.flatMap((command) => wordsOf(command, []));
}

function wordsOf(command: Command, parents: readonly string[]): CommandWords[] {
  const path = [...parents, command.name()];
  const own: CommandWords = {
    path,
    description: command.description(),
    options: command.createHelp().visibleOptions(command).map(optionWords),
    choices: [
      ...command.registeredArguments.flatMap(({ argChoices }) => argChoices ?? []),
      ...command.commands.map((one) => one.name()),
    ],
    takesPath: command.registeredArguments.some(({ argChoices }) => argChoices === undefined),
  };
  return [own, ...command.commands.flatMap((one) => wordsOf(one, path))];
}

function optionWords(option: Option): OptionWords {
  return {
    names: [option.long, option.short].filter((name) => name !== undefined && name !== null),
    description: option.description,
    takesValue: option.required || option.optional,
    choices: option.argChoices ?? [],
  };
}
