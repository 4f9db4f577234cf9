import type { HedsAnswer, HedsAnswers, HedsCriterion } from './answers.ts';
import { HEDS_QUESTIONS, HEDS_SECTIONS, HEDS_VERSION, type HedsQuestion } from './questions.ts';
import type { Citing } from '../bibliography.ts';
import { latexText } from '../latex.ts';

/** The data sheet in LaTeX: every question, its answer, and what is left to its authors in bold. */
export function hedsSheet(
  answers: HedsAnswers,
  criteria: readonly HedsCriterion[],
  { cite }: Citing,
): string {
  const open = countOpen(answers, criteria);
  const parts = Object.entries(HEDS_SECTIONS).map(([section, title]) => {
    const questions = HEDS_QUESTIONS.filter(({ number }) => number.startsWith(`${section}.`));
    const heading = `\\subsection*{${section}\\quad ${latexText(title)}}\n`;
    if (section !== '4') return heading + listed(questions, answers);
    return (
      heading +
      criteria
        .map(({ name, answers: own }) => `\\subsubsection*{${latexText(name)}}\n${listed(questions, own)}`)
        .join('')
    );
  });
  return [
    `This is the Human Evaluation Data Sheet, version ${HEDS_VERSION}${cite('belz2025')}, as far as the study knows its answers. ${open} answers are left to be filled in; they are in bold.\n\n`,
    ...parts,
  ].join('');
}

/** How many answers are left to whoever writes the paper. */
export function countOpen(answers: HedsAnswers, criteria: readonly HedsCriterion[]): number {
  return [answers, ...criteria.map(({ answers: own }) => own)]
    .flatMap((all) => Object.values(all))
    .filter(({ toFill }) => toFill !== undefined).length;
}

function listed(questions: readonly HedsQuestion[], answers: HedsAnswers): string {
  const entries = questions.map((question) => {
    const { number, question: asked } = question;
    const answer = (answers as Readonly<Record<string, HedsAnswer>>)[number] ?? {};
    return `  \\item[${number}] \\emph{${latexText(asked)}}\\\\ ${said(question, answer)}\n`;
  });
  return `\\begin{description}\n${entries.join('')}\\end{description}\n`;
}

function said({ options }: HedsQuestion, { chosen = [], text, toFill }: HedsAnswer): string {
  const picked = chosen.flatMap((number) => options?.[number - 1] ?? []).map(latexText);
  return [
    ...picked,
    ...(text === undefined ? [] : [latexText(text)]),
    ...(toFill === undefined ? [] : [`\\textbf{To be filled in by you:} ${latexText(toFill)}`]),
  ].join(' ');
}
