/** What generated documents take from sources: comments, and texts for tables. */
import ts from 'typescript';

/** The words of a declaration's docstring, on one line. */
export function comment(node: ts.Node): string {
  const docs = ts.getJSDocCommentsAndTags(node).filter(ts.isJSDoc);
  return docs
    .map((doc) => ts.getTextOfJSDocComment(doc.comment) ?? '')
    .join(' ')
    .replace(/\s+/g, ' ')
    .trim();
}

/** As the text of a cell of a Markdown table. */
export function cell(text: string): string {
  return text.replaceAll('|', '\\|');
}

export function isExported(node: ts.Statement): boolean {
  return (
    ts.canHaveModifiers(node) &&
    (ts.getModifiers(node) ?? []).some((m) => m.kind === ts.SyntaxKind.ExportKeyword)
  );
}
