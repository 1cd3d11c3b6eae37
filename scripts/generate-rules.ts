/** docs/rules.md: every diagnostic of a system description, from the table that they are made from. */
import { writeFileSync } from 'node:fs';
import { fileURLToPath, pathToFileURL } from 'node:url';
import { GROUPS } from '@bulkhead/system';

const INTRODUCTION = `# Diagnostics of a system description

Made by \`npm run rules\` from \`system/src/diagnostics/table/\`. \`npx bulkhead check\` reports all of them at once, in the order of the description, each with the place in the system file (or in the file of it that says so), what was expected, what is there, and a remedy. The rules of \`system/src/check/\` each have one file and one number; the others are reported where files are read. Each has a wrong system in \`system/tests/diagnostics/\`.

An error prevents the image. A warning does not: the system will most likely not do what was meant. A note says what may have been forgotten. Numbers are permanent.
`;

/** The whole document. */
export function rulesReference(): string {
  const sections = Object.entries(GROUPS).map(([title, entries]) => {
    const rows = Object.entries(entries).map(
      ([code, { severity, title, manual, remedy }]) =>
        `| ${code} | ${severity} | ${cell(title)} | ${cell(manual)} | ${cell(remedy)} |`,
    );
    const head = ['| number | severity | message | when | what to do |', '| --- | --- | --- | --- | --- |'];
    return [`## ${title}`, '', ...head, ...rows, ''].join('\n');
  });
  return [INTRODUCTION, ...sections].join('\n');
}

function cell(text: string): string {
  return text.replaceAll('|', '\\|');
}

if (import.meta.url === pathToFileURL(process.argv[1] ?? '').href) {
  writeFileSync(fileURLToPath(new URL('../docs/rules.md', import.meta.url)), rulesReference());
}
