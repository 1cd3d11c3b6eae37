import type { CheckCounts, CheckSurvey } from '../checks/survey.ts';
import type { Style } from './style.ts';
import { table } from './table.ts';

/** How many run-time checks there are, by kind and by file; with `list`, every one that remains. */
export function checksReport(survey: CheckSurvey, style: Style, list: boolean): string {
  const { program, total, byKind, byFile, remaining } = survey;
  const all = total.proved + total.removed + total.remaining;
  const heading = (title: string) => [title, 'proved', 'removed', 'remain'];
  const rows = (counts: Readonly<Record<string, CheckCounts>>) =>
    Object.entries(counts).map(([name, { proved, removed, remaining: left }]) =>
      [name, proved, removed, left].map(String),
    );
  const count = table(
    [heading('kind'), ...rows(byKind), ['all', ...Object.values(total).map(String)]],
    [1, 2, 3],
  );
  return [
    style.bold(`Run-time checks of ${program}: ${all}`),
    `${total.proved} were proved to hold and left out, ${total.removed} removed by clang, ${total.remaining} remain.`,
    '',
    ...count,
    '',
    ...table([heading('file'), ...rows(byFile)], [1, 2, 3]),
    ...(list ? ['', ...listed(remaining)] : []),
  ].join('\n');
}

function listed(checks: CheckSurvey['remaining']): string[] {
  return table(
    checks.map(({ id, file, line, kind, text }) => [`#${id}`, `${file}:${line}`, kind, text]),
    [0],
  );
}
