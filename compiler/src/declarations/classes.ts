import ts from 'typescript';
import type { ProgramContext } from '../context/program-context.ts';
import type { ClassType } from '../types/bare-type.ts';
import { hasModifier } from '../types/members.ts';
import { isStaticConstant, OTHER_STATIC } from './static-constant.ts';

/** Reports what a class has that a struct with methods cannot have. */
export function checkClass(program: ProgramContext, type: ClassType): void {
  const { declaration } = type;
  const parent = declaration.heritageClauses?.find((c) => c.token === ts.SyntaxKind.ExtendsKeyword);
  if (parent !== undefined) program.report(parent, 'BT2109', '`extends`; make the other object a field');
  for (const member of declaration.members) checkMember(program, member);
}

const REFUSED = new Map<ts.SyntaxKind, string>([
  [ts.SyntaxKind.Constructor, 'a constructor; initialise the fields where they are declared'],
  [ts.SyntaxKind.GetAccessor, 'an accessor; write a method'],
  [ts.SyntaxKind.SetAccessor, 'an accessor; write a method'],
  [ts.SyntaxKind.IndexSignature, 'an index signature; declare a `Fixed` field'],
  [ts.SyntaxKind.ClassStaticBlockDeclaration, 'a static block; initialise module-level declarations'],
]);

function checkMember(program: ProgramContext, member: ts.ClassElement): void {
  const refused = REFUSED.get(member.kind);
  if (refused !== undefined) program.report(member, 'BT2109', refused);
  const isStatic = ts.canHaveModifiers(member) && hasModifier(member, ts.SyntaxKind.StaticKeyword);
  if (refused === undefined && isStatic && !isStaticConstant(member))
    program.report(member, 'BT2109', OTHER_STATIC);
  if (ts.isPropertyDeclaration(member) && member.questionToken !== undefined)
    program.report(member, 'BT2109', 'an optional field; declare it `| null`');
}
