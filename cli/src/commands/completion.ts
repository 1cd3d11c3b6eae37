import { Argument, type Command } from 'commander';
import { bashCompletion } from '../completion/bash.ts';
import { fishCompletion } from '../completion/fish.ts';
import { type CommandWords, commandWords } from '../completion/words.ts';
import { zshCompletion } from '../completion/zsh.ts';

const SHELLS: Readonly<Record<string, (commands: readonly CommandWords[]) => string>> = {
  bash: bashCompletion,
  zsh: zshCompletion,
  fish: fishCompletion,
};

const EXAMPLES = `
Examples:
  $ source <(bulkhead completion bash)
  $ bulkhead completion zsh > ~/.zfunc/_bulkhead
  $ bulkhead completion fish > ~/.config/fish/completions/bulkhead.fish`;

/** `bulkhead completion`: the shell completes commands, options and files. */
export function addCompletionCommand(program: Command): void {
  program
    .command('completion')
    .description('print a script by which a shell completes this command')
    .addArgument(new Argument('<shell>', 'the shell').choices(Object.keys(SHELLS)))
    .addHelpText('after', EXAMPLES)
    .action((shell: string) => console.log(SHELLS[shell]!(commandWords(program)).trimEnd()));
}
