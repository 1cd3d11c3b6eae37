import ts from 'typescript';

/** The comments directly before a declaration, as they are written. */
export function leadingComment(node: ts.Node): string {
  const text = node.getSourceFile().text;
  const ranges = ts.getLeadingCommentRanges(text, node.getFullStart()) ?? [];
  return ranges.map((range) => text.slice(range.pos, range.end)).join('\n');
}

/** The argument of `@tag` in the documentation comments of a declaration; '' when it has none. */
export function annotation(node: ts.Node, tag: string): string | undefined {
  const docs = leadingComment(node).match(/\/\*\*[\s\S]*?\*\//g) ?? [];
  for (const doc of docs) {
    const match = new RegExp(`(?:^|[\\s*])@${tag}(?:[ \\t]+([^\\s*]+))?(?=[\\s*])`).exec(doc);
    if (match !== null) return match[1] ?? '';
  }
  return undefined;
}

/** Whether the leading comment has a sentence that starts with `Safety:`. */
export function hasSafetyLine(node: ts.Node): boolean {
  return /(^|[\s/*])Safety:\s*[^\s*]/.test(leadingComment(node));
}
