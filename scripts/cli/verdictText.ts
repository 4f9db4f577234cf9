import type { CandidateVerdict, EvidenceLine, Verdict } from '#app/core/verdict/types.ts';

/** A verdict for the terminal: a sentence for each candidate, its reasons, and its lines as a table. */
export function verdictText(verdict: Verdict): string {
  const head = `${verdict.study}   baseline: ${verdict.baseline}\n`;
  return `${head}\n${verdict.candidates.map(candidateText).join('\n')}\nsignature ${verdict.signature}\ndata ${verdict.dataHash}\n`;
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
    '',
  ].join('\n');
}

function lineCells(line: EvidenceLine): string[] {
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
