import { cellText } from '../../tables/table.ts';
import { bibtexOf, citing } from './bibliography.ts';
import type { PaperInput } from './facts.ts';
import { hedsAnswers, hedsCriteria } from './heds/answers.ts';
import { hedsForm } from './heds/form.ts';
import { countOpen, hedsSheet } from './heds/sheet.ts';
import { latexText, OTHER_SCRIPTS } from './latex.ts';
import { limitationsSection } from './limitations.ts';
import { methodsSection } from './methods.ts';
import { latexTable, paperTables } from './tables.ts';

/** A file of a paper: a text, or a table's header and rows. */
export type PaperFile =
  | { readonly file: string; readonly text: string }
  | { readonly file: string; readonly lines: readonly (readonly string[])[] };

export interface Paper {
  readonly files: readonly PaperFile[];
  /** How many answers of the data sheet are left to be filled in. */
  readonly open: number;
}

/**
 * What a paper says of a closed study: methods, tables, limitations and data sheet in LaTeX, the tables as CSV, the data
 * sheet as the file that its authors' form reads, the sources that are cited as BibTeX, and a document of them all that
 * compiles as it is. Figures are the report's own. The same study gives the same files.
 */
export function paperOf(input: PaperInput): Paper {
  const sources = citing();
  const answers = hedsAnswers(input);
  const criteria = hedsCriteria(input);
  const tables = paperTables(input.report);
  const section = (file: string, text: string): PaperFile => ({ file, text: OTHER_SCRIPTS + text });
  const methods = section('methods.tex', methodsSection(input, sources));
  const limitations = section('limitations.tex', limitationsSection(input));
  const sheet = section('heds.tex', hedsSheet(answers, criteria, sources));
  return {
    files: [
      { file: 'paper.tex', text: documentOf(input) },
      methods,
      section('tables.tex', tables.map(latexTable).join('\n')),
      limitations,
      sheet,
      { file: 'references.bib', text: bibtexOf(sources.cited) },
      ...tables.map(({ name, columns, rows }) => ({
        file: `${name}.csv`,
        lines: [columns.map((one) => one.name), ...rows.map((row) => row.map(cellText))],
      })),
      {
        file: 'heds.json',
        text: `${JSON.stringify(hedsForm(answers, criteria), null, 4)}\n`,
      },
    ],
    open: countOpen(answers, criteria),
  };
}

/** A document that has all parts in it. */
function documentOf({ report, version }: PaperInput): string {
  return `% Made by Evenhand ${version} of the study ${report.study.slug}. The parts may be input elsewhere: they need booktabs and graphicx.
\\documentclass{article}
\\usepackage{iftex}
\\iftutex
  % For scripts beyond Latin name a font that has them, for example:
  % \\usepackage{fontspec}\\setmainfont{Noto Serif CJK SC}
\\else
  \\usepackage[T1]{fontenc}
\\fi
\\usepackage[margin=2.2cm]{geometry}
\\usepackage{booktabs,graphicx}
${OTHER_SCRIPTS}\\title{${latexText(report.study.name)}}
\\author{}
\\date{${latexText((report.study.closedAt ?? '').slice(0, 10))}}
\\sloppy
\\begin{document}
\\maketitle
\\section{Methods}
\\input{methods}
\\section{Results}
\\input{tables}
\\section{Limitations}
\\input{limitations}
\\bibliographystyle{plain}
\\bibliography{references}
\\clearpage
\\appendix
\\section{Human Evaluation Data Sheet}
\\input{heds}
\\end{document}
`;
}
