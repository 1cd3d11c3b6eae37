/** A completion script for zsh (zsh manual, 20 Completion System: `_arguments`, `_describe`). */
import type { CommandWords, OptionWords } from './words.ts';

/** A file `_bulkhead` in `$fpath`, or `source <(bulkhead completion zsh)`. */
export function zshCompletion(commands: readonly CommandWords[]): string {
  const top = commands.filter(({ path }) => path.length === 1);
  return `#compdef bulkhead
_bulkhead() {
  local -a commands
  commands=(
${top.map(({ path, description }) => `    ${quoted(`${path[0]}:${description}`)}`).join('\n')}
  )
  if (( CURRENT == 2 )); then
    _describe 'command' commands
    return
  fi
  local command="$words[2]"
${commands
  .filter(({ path }) => path.length > 1)
  .map(({ path }) => `  [[ "$words[2] $words[3]" == "${path.join(' ')}" ]] && command="${path.join(' ')}"`)
  .join('\n')}
  shift words
  (( CURRENT-- ))
  case "$command" in
${commands.map(commandCase).join('\n')}
  esac
}
if [[ "$funcstack[1]" == "_bulkhead" ]]; then _bulkhead "$@"; else compdef _bulkhead bulkhead; fi
`;
}

function commandCase({ path, options, choices, takesPath }: CommandWords): string {
  const words = choices.length === 0 ? [] : [quoted(`1:word:(${choices.join(' ')})`)];
  const paths = takesPath && choices.length === 0 ? [quoted('*:file:_files')] : [];
  return `    "${path.join(' ')}") _arguments ${[...options.flatMap(optionWords), ...words, ...paths].join(' ')} ;;`;
}

function optionWords({ names, description, takesValue, choices }: OptionWords): string[] {
  const value = choices.length > 0 ? `:value:(${choices.join(' ')})` : takesValue ? ':file:_files' : '';
  return names.map((name) => quoted(`${name}[${description.replace(/[[\]:]/g, ' ')}]${value}`));
}

function quoted(text: string): string {
  return `'${text.replaceAll("'", "'\\''")}'`;
}
