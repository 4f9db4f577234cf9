import { readFile } from 'node:fs/promises';
import path from 'node:path';
import prettier from 'prettier';
import { PROGRAM_FOLDER } from '#app/config/programFolder.ts';
import { FIGURE_SIGNATURES, type FigureName } from '#app/core/reports/figureSignatures.ts';
import { figures } from '#app/i18n/en/figures.ts';

export const REPORT_PAGE = path.join(PROGRAM_FOLDER, 'docs', 'report.md');

const [BEGIN, END] = ['<!-- figures -->', '<!-- end of figures -->'];

/** docs/report.md with the table of what each figure is, as the report says it itself. */
export async function reportPage(): Promise<string> {
  const page = await readFile(REPORT_PAGE, 'utf8');
  const [before, rest] = page.split(BEGIN);
  const after = rest?.split(END)[1];
  if (before === undefined || after === undefined) throw new Error(`${REPORT_PAGE} has no ${BEGIN} … ${END}`);
  const cell = (text: string) => text.replaceAll('|', '\\|');
  const rows = (Object.keys(FIGURE_SIGNATURES) as FigureName[]).map(
    (name) => `| ${cell(figures.of[name])} | ${cell(FIGURE_SIGNATURES[name])} |`,
  );
  const table = ['| figure | signature |', '| --- | --- |', ...rows].join('\n');
  const config = await prettier.resolveConfig(REPORT_PAGE);
  return await prettier.format(`${before}${BEGIN}\n\n${table}\n\n${END}${after}`, {
    ...config,
    parser: 'markdown',
  });
}
