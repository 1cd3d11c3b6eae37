/** A completion script for bash (GNU Bash Reference Manual, 8.6 Programmable Completion). */
import type { CommandWords } from './words.ts';

/** `source <(bulkhead completion bash)`. */
export function bashCompletion(commands: readonly CommandWords[]): string {
  const top = commands.filter(({ path }) => path.length === 1).map(({ path }) => path[0]!);
  return `# bash completion for bulkhead
_bulkhead() {
  local current="\${COMP_WORDS[COMP_CWORD]}" before="\${COMP_WORDS[COMP_CWORD - 1]}" command="" word
  COMPREPLY=()
  for word in "\${COMP_WORDS[@]:1:COMP_CWORD-1}"; do
    case "$command $word" in
${commands.map(({ path }) => `      "${parent(path)} ${path.at(-1)!}") command="${path.join(' ')}" ;;`).join('\n')}
    esac
  done
  case "$command $before" in
${commands.flatMap(valueCases).join('\n')}
  esac
  local options="--help" words="" paths=""
  case "$command" in
    "") options="--help --version" words="${top.join(' ')}" ;;
${commands.map(commandCase).join('\n')}
  esac
  if [[ "$current" == -* ]]; then
    COMPREPLY=($(compgen -W "$options" -- "$current"))
  else
    COMPREPLY=($(compgen -W "$words" -- "$current"))
    local IFS=$'\\n'
    [[ -z "$paths" ]] || COMPREPLY+=($(compgen -f -- "$current"))
  fi
}
complete -o filenames -F _bulkhead bulkhead
`;
}

function parent(path: readonly string[]): string {
  return path.slice(0, -1).join(' ');
}

/** Behind an option that takes one of a few words. */
function valueCases({ path, options }: CommandWords): string[] {
  return options
    .filter(({ choices }) => choices.length > 0)
    .map(({ names, choices }) => {
      const patterns = names.map((name) => `"${path.join(' ')} ${name}"`).join(' | ');
      return `    ${patterns}) COMPREPLY=($(compgen -W "${choices.join(' ')}" -- "$current")); return ;;`;
    });
}

function commandCase({ path, options, choices, takesPath }: CommandWords): string {
  const names = options.flatMap((option) => option.names).join(' ');
  return `    "${path.join(' ')}") options="${names}" words="${choices.join(' ')}"${takesPath ? ' paths=yes' : ''} ;;`;
}
