import { type Expression, Precedence } from '../context/expression.ts';
import type { ProgramContext } from '../context/program-context.ts';
import { TAG } from '../types/bare-type.ts';
import { INTEGERS } from '../types/integers.ts';
import { renderInteger } from './constant.ts';

/** The number that stands for a literal text in the whole program; JavaScript keeps the text. */
export function tagConstant(program: ProgramContext, text: string): Expression {
  const known = program.tags.get(text);
  if (known !== undefined) return known;
  const name = program.names.unique(`tag_${text.replace(/[^A-Za-z0-9]/g, '_')}`);
  program.sections.constants.push(
    `#define ${name} ${renderInteger(BigInt(program.tags.size), INTEGERS.u32)}`,
  );
  const tag: Expression = {
    text: name,
    type: TAG,
    precedence: Precedence.Postfix,
    effects: 0,
    constant: text,
  };
  program.tags.set(text, tag);
  return tag;
}
