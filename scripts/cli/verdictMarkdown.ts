import type { CandidateVerdict, Verdict } from '#app/core/evidence/verdict.ts';
import { report as words } from '#app/i18n/en/report.ts';
import { lineCells } from './verdictText.ts';

/**
 * A verdict as Markdown for a pull request: of each candidate the verdict and its sentence, and its lines as a table to
 * unfold. No text of an item and no rater's name is in it.
 */
export function verdictMarkdown({ study, baseline, candidates, signature, dataHash }: Verdict): string {
  return [
    ...candidates.flatMap((candidate) => candidateMarkdown(candidate, baseline)),
    `<sub>${inHtml(study)} · ${inHtml(signature)} · data ${dataHash.slice(0, 12)}</sub>`,
    '',
  ].join('\n');
}

function candidateMarkdown(
  { system, decision, sentence, lines }: CandidateVerdict,
  baseline: string,
): string[] {
  const cells = lines.map(lineCells);
  return [
    `### ${inMarkdown(system)} in place of ${inMarkdown(baseline)}: **${words.decisions[decision]}**`,
    '',
    inMarkdown(sentence),
    '',
    '<details><summary>Evidence: candidate − baseline</summary>',
    '',
    '| line | estimate | interval | accepted loss | limit | state |',
    '| --- | ---: | :---: | ---: | ---: | --- |',
    ...cells.map((row) => `| ${row.map(inMarkdown).join(' | ')} |`),
    '',
    '</details>',
    '',
  ];
}

/** A text whose characters mean nothing in Markdown: names are a lead's own, and may hold anything. */
function inMarkdown(text: string): string {
  return inHtml(text.replace(/\s+/g, ' ').replace(/[\\`*_[\]|~#!@]/g, '\\$&'));
}

function inHtml(text: string): string {
  return text.replace(/&/g, '&amp;').replace(/</g, '&lt;').replace(/>/g, '&gt;');
}
