import type { EvidenceLine } from '#app/core/evidence/types.ts';
import type { CandidateVerdict, Verdict } from '#app/core/evidence/verdict.ts';
import { report as words } from '#app/i18n/en/report.ts';

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
  const cells = lines.map((line) => [
    `${line.name}${line.kind === 'floor' ? ' (floor)' : ''} [${line.unit}]`,
    figure(line.estimate),
    line.lower === null ? '—' : `${figure(line.lower)} … ${figure(line.upper)}`,
    figure(line.accept),
    figure(line.limit),
    line.votes ? line.state : `${line.state} (no vote)`,
  ]);
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

function figure(value: EvidenceLine['estimate']): string {
  return value === null ? '—' : value.toFixed(3);
}

/** A text whose characters mean nothing in Markdown: names are a lead's own, and may hold anything. */
function inMarkdown(text: string): string {
  return inHtml(text.replace(/\s+/g, ' ').replace(/[\\`*_[\]|~#!@]/g, '\\$&'));
}

function inHtml(text: string): string {
  return text.replace(/&/g, '&amp;').replace(/</g, '&lt;').replace(/>/g, '&gt;');
}
