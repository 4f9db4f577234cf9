import { wholePercent } from '#app/core/shared/wholePercent.ts';
import {
  provenanceWarnings,
  type ProvenanceWarning,
  type SystemProvenance,
} from '#app/core/studies/provenance.ts';
import { filled } from '#app/i18n/filled.ts';
import { provenance as words } from '#app/i18n/en/provenance.ts';
import type { EvidenceLine } from '#app/core/evidence/types.ts';
import { isRetained, type CandidateVerdict } from '#app/core/evidence/verdict.ts';
import { wordOf, type OtherStudy } from '#app/core/reports/otherStudy.ts';
import type { Report } from '#app/core/reports/report.ts';
import { adviceFigures, adviceWork } from '#app/core/reports/adviceFigures.ts';
import type { StudyLooks } from '#app/core/reports/studyLooks.ts';
import { looks as looksWords } from '#app/i18n/en/looks.ts';
import { report } from '#app/i18n/en/report.ts';

const { settle } = report;

/** A verdict for the terminal: a sentence for each candidate, its reasons, and its lines as a table. */
export function verdictText({
  study: { looks },
  verdict,
  provenance = [],
  others = [],
}: Pick<Report, 'study' | 'verdict' | 'provenance' | 'others'>): string {
  const { study, baseline, candidates, signature, dataHash } = verdict;
  return [
    `${study}   baseline: ${baseline}\n`,
    candidates.map(candidateText).join('\n'),
    `${looksText(looks)}${tries(others)}${notes(provenance)}signature ${signature}\ndata ${dataHash}\n`,
  ].join('\n');
}

/** The looks that were taken and what they permitted, and whether the study was extended. */
function looksText(looks: StudyLooks | undefined): string {
  if (looks === undefined) return '';
  const taken = looks.looks.flatMap(({ number, taken: own }) => {
    if (own === null) return [];
    const outcomes = own.decisions.map(({ system, outcome }) => `${system} ${outcome}`).join(', ');
    const share = wholePercent(own.share);
    return [
      `${filled(looksWords.cli.look, { number, share })}: ${outcomes}${own.stopped ? '; the study stopped' : ''}\n`,
    ];
  });
  const at = looks.extension?.extendedAt ?? null;
  return [...taken, at === null ? '' : `extended on ${at.slice(0, 10)}\n`].join('');
}

/** The other studies of the same models. */
function tries(others: readonly OtherStudy[]): string {
  const told = others.map((other) => {
    const { system, slug, earlier } = other;
    const said = filled(report.others[wordOf(other)], {
      opened: other.openedAt.slice(0, 10),
      closed: other.closedAt?.slice(0, 10) ?? '',
      decision: other.decision ?? '',
    });
    return `${earlier ? 'tried before' : 'tried later'}: ${slug} (${system}), ${said}\n`;
  });
  return told.join('');
}

/** What a reader should know of how the outputs came about. */
function notes(provenance: readonly SystemProvenance[]): string {
  return provenanceWarnings(provenance)
    .map((warning) => `note: ${sentence(warning)}\n`)
    .join('');

  function sentence(warning: ProvenanceWarning): string {
    switch (warning.kind) {
      case 'provenance-saturated':
        return filled(words.warning.saturated, { ...warning, processor: warning.processor ?? words.unknown });
      case 'provenance-mixed':
        return filled(words.warning.mixed, { ...warning });
      case 'provenance-differs':
        return filled(words.warning.differs, {
          ...warning,
          what: warning.what.map((part) => words.part[part]).join(', '),
        });
    }
  }
}

function candidateText(candidate: CandidateVerdict): string {
  const reasons = candidate.reasons.map((reason) => `  - ${reason.detail}`);
  const table = [
    ['line', 'estimate', 'interval', 'accept', 'limit', 'state'],
    ...candidate.lines.map(lineCells),
  ];
  const widths = table[0]!.map((_, column) => Math.max(...table.map((row) => row[column]!.length)));
  const rows = table.map((row) => `  ${row.map((cell, i) => cell.padEnd(widths[i]!)).join('  ')}`.trimEnd());
  return [
    `${candidate.system}: ${candidate.decision.toUpperCase()}`,
    candidate.sentence,
    ...reasons,
    ...rows,
    ...adviceText(candidate),
    '',
  ].join('\n');
}

/** What would settle a hold. */
function adviceText(candidate: CandidateVerdict): string[] {
  const advice = isRetained(candidate) ? candidate.toSettle : undefined;
  if (advice === undefined) return [];
  const sentence = ((): string => {
    if (advice.kind === 'controls') return settle.controls;
    const figures = adviceFigures(advice);
    if (advice.kind === 'size') return filled(settle.size, { ...figures, ...adviceWork(advice) });
    const { hurdle } = advice;
    const obstacle =
      hurdle === null
        ? settle.tooNear
        : filled(settle[hurdle.kind], { line: hurdle.line, share: `${Math.round(100 * hurdle.share)} %` });
    return `${filled(settle.unreachable, figures)} ${obstacle}`;
  })();
  return [`${settle.title}: ${sentence}`];
}

/** A line of a verdict as a table shows it: its name and unit, estimate, interval, margins, state. */
export function lineCells(line: EvidenceLine): string[] {
  return [
    `${line.name}${line.kind === 'floor' ? ' (floor)' : ''} [${line.unit}]`,
    figure(line.estimate),
    line.lower === null ? '—' : `${figure(line.lower)} … ${figure(line.upper)}`,
    figure(line.accept),
    figure(line.limit),
    line.votes ? line.state : `${line.state} (no vote)`,
  ];
}

function figure(value: number | null): string {
  return value === null ? '—' : value.toFixed(3);
}
