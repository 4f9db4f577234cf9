import { column, type Cell, type Column } from '../../tables/table.ts';
import { reportedMeasure } from '../../measures/registry.ts';
import type { EvidenceLine } from '../../evidence/types.ts';
import { makerName } from '../../studies/makerName.ts';
import type { CandidateVerdict, Report } from '../report.ts';
import { isRetained } from '../report.ts';
import { capitalised, estimateWithInterval, fixed, lineLabel, marginFigure } from '../words.ts';
import { latexText } from './latex.ts';

/** One table of a paper: as CSV with every digit, and as LaTeX with those that the report's page shows. */
export interface PaperTable {
  /** Of its files and its label. */
  readonly name: string;
  /** LaTeX. */
  readonly caption: string;
  readonly columns: readonly Column[];
  readonly rows: readonly (readonly Cell[])[];
  readonly head: readonly SetColumn[];
  /** LaTeX. */
  readonly body: readonly (readonly string[])[];
}

interface SetColumn {
  /** LaTeX. */
  readonly title: string;
  readonly align: 'l' | 'r';
}

const left = (title: string): SetColumn => ({ title, align: 'l' });
const right = (title: string): SetColumn => ({ title, align: 'r' });
const NONE = '--';

/** "0.42 (0.31 to 0.52)" as the page shows it. */
function withInterval(
  { value, lower, upper }: { value: number | null; lower: number | null; upper: number | null },
  digits: number,
): string {
  if (value === null) return NONE;
  if (lower === null || upper === null) return latexText(fixed(value, digits));
  return latexText(`${fixed(value, digits)} (${fixed(lower, digits)} to ${fixed(upper, digits)})`);
}

const whole = (count: number | null) => (count === null ? NONE : String(count));
const figure = (value: number | null, digits: number) =>
  value === null ? NONE : latexText(fixed(value, digits));

const system = column('system', 'text', 'Name of the system');
const items = column('items', 'integer', 'Items', { range: '0 …' });
const raters = column('raters', 'integer', 'Raters', { range: '0 …' });
const judgments = column('judgments', 'integer', 'Judgments', { range: '0 …' });
const bounds = [
  column('lower', 'number', 'Lower bound of its interval'),
  column('upper', 'number', 'Upper bound'),
  column('level', 'number', 'Confidence level of the interval', { range: '0 … 1' }),
];

/** Every table that a study has figures for, the differences first. */
export function paperTables(report: Report): PaperTable[] {
  return [
    ...report.verdict.candidates.map((candidate, index) => differences(report, candidate, index)),
    systems(report),
    means(report),
    preferences(report),
    rankings(report),
    penalties(report),
    gates(report),
    agreement(report),
    measures(report),
    following(report),
    effects(report),
    ranks(report),
  ].filter(({ rows }) => rows.length > 0);
}

/** candidate − baseline on every line of evidence, against its margins. */
function differences(report: Report, candidate: CandidateVerdict, index: number): PaperTable {
  const labels = new Map(report.criteria.map(({ key, label }) => [key, label]));
  const several = report.verdict.candidates.length > 1;
  const lines: readonly EvidenceLine[] = candidate.lines;
  const roleOf = (line: EvidenceLine) =>
    'role' in line ? String(line.role) : line.votes ? 'votes' : 'shown';
  return {
    name: several ? `differences-${index + 1}` : 'differences',
    caption: `Differences ${latexText(candidate.system)} $-$ ${latexText(report.verdict.baseline)} with ${levelOf(lines[0]?.level ?? report.signature.level)} intervals against the accepted loss and the limit, which were fixed beforehand. Positive is better${lines.some(({ unit }) => unit === 'log ratio') ? ', but of perplexity its growth is told' : ''}; a floor is the candidate's own value. Verdict: ${latexText(candidate.decision)}.`,
    columns: [
      column('system', 'text', 'Name of the candidate'),
      column('line', 'text', 'Criterion, preference, or measure'),
      column('kind', 'text', 'What the line is about'),
      column('role', 'text', 'What it means for the verdict'),
      column('unit', 'text', 'Unit of estimate, bounds and margins'),
      column('estimate', 'number', 'Candidate − baseline, positive is better'),
      ...bounds,
      column('accept', 'number', 'Loss that is accepted'),
      column('limit', 'number', 'Loss never to be exceeded'),
      column('state', 'text', 'Where the interval lies against the margins'),
      ...[items, raters, judgments],
    ],
    rows: lines.map((line) => [
      ...[candidate.system, line.name, line.kind, roleOf(line), line.unit],
      ...[line.estimate, line.lower, line.upper, line.level, line.accept, line.limit, line.state],
      ...[line.n.items, line.n.raters, line.n.judgments],
    ]),
    head: [
      ...[left('Line'), left('Role'), left('Difference'), right('Accepted'), right('Limit'), left('State')],
      ...[right('Items'), right('Raters')],
    ],
    body: lines.map((line) => {
      const margin = (loss: number) =>
        latexText(line.kind === 'floor' ? fixed(loss, 2) : marginFigure(loss, line.unit, 'en', line.digits));
      return [
        ...[latexText(capitalised(lineLabel(line, labels, 'en'))), latexText(roleOf(line))],
        line.kind === 'floor'
          ? withInterval({ value: line.estimate, lower: line.lower, upper: line.upper }, 2)
          : latexText(estimateWithInterval(line, 'en')),
        ...[margin(line.accept), margin(line.limit), latexText(line.state)],
        ...[whole(line.n.items), line.n.raters === 0 ? NONE : whole(line.n.raters)],
      ];
    }),
  };
}

function systems({ systems: all }: Report): PaperTable {
  const own = all.filter(({ role }) => role !== 'control');
  return {
    name: 'systems',
    caption: "Systems: outputs, and the share of their texts that equal the baseline's.",
    columns: [
      ...[system, column('role', 'text', 'baseline or candidate')],
      column('provider', 'text', 'Where its outputs come from'),
      column('outputs', 'integer', 'Outputs', { range: '0 …' }),
      column('shared_with_baseline', 'number', "Share of texts that equal the baseline's", {
        range: '0 … 1',
      }),
      column('mean_tokens', 'number', 'Mean tokens of an output', { unit: 'token' }),
      column('size_bytes', 'integer', "Size of the model's files", { unit: 'byte' }),
      column('tokens_per_second', 'number', 'Speed of generation', { unit: 'token/s' }),
    ],
    rows: own.map((one) => [
      ...[one.system, one.role, one.provider, one.outputs, one.sharedWithBaseline, one.meanTokens],
      ...[one.sizeBytes, one.tokensPerSecond],
    ]),
    head: [left('System'), left('Role'), right('Outputs'), right('Identical'), right('Tokens')],
    body: own.map((one) => [
      ...[latexText(one.system), latexText(one.role), whole(one.outputs)],
      one.sharedWithBaseline === null ? NONE : latexText(`${fixed(one.sharedWithBaseline * 100, 0)} %`),
      figure(one.meanTokens, 1),
    ]),
  };
}

function means(report: Report): PaperTable {
  const { ratings } = report;
  const names = namesOf(report);
  const own = ratings.filter((row) => roleOf(report, row.system) !== 'control');
  return {
    name: 'means',
    caption: `Mean ratings with ${levelOf(own[0]?.level ?? 0.95)} intervals over items and raters.`,
    columns: [
      ...[
        system,
        column('criterion', 'text', 'Key of the criterion'),
        column('mean', 'number', 'Mean rating'),
      ],
      ...[...bounds, items, raters, column('ratings', 'integer', 'Ratings', { range: '0 …' })],
      column('counts', 'JSON', 'Array of how often each point of the scale was given, the lowest first'),
    ],
    rows: own.map(({ system: name, criterion, mean, lower, upper, level, n, counts }) => [
      ...[name, criterion, mean, lower, upper, level, n.items, n.raters, n.judgments],
      JSON.stringify(counts),
    ]),
    head: [
      left('System'),
      left('Criterion'),
      left('Mean'),
      right('Items'),
      right('Raters'),
      right('Ratings'),
    ],
    body: own.map((row) => [
      ...[latexText(row.system), names(row.criterion), withInterval({ ...row, value: row.mean }, 2)],
      ...[whole(row.n.items), whole(row.n.raters), whole(row.n.judgments)],
    ]),
  };
}

function preferences({ preferences: all }: Report): PaperTable {
  const own = all.filter(({ n }) => n.judgments > 0);
  return {
    name: 'preferences',
    caption:
      "Comparisons with the baseline from the candidate's side, identical texts among the ties; net preference is the share of wins minus that of losses, in percentage points.",
    columns: [
      ...[system, column('wins', 'integer', 'Comparisons that it won'), column('ties', 'integer', 'Ties')],
      column('losses', 'integer', 'Comparisons that it lost'),
      column(
        'identical_ties',
        'integer',
        'Ties because the texts were the same, which nobody was asked about',
      ),
      column('net', 'number', 'Wins minus losses, as a share of all comparisons', { range: '-1 … 1' }),
      ...[...bounds, items, raters],
      column('left_share', 'number', 'Of the choices, the share that went to the left', { range: '0 … 1' }),
    ],
    rows: own.map((row) => [
      ...[row.system, row.wins, row.ties, row.losses, row.identicalTies, row.net, row.lower, row.upper],
      ...[row.level, row.n.items, row.n.raters, row.leftShare],
    ]),
    head: [left('Candidate'), right('Wins'), right('Ties'), right('Losses'), left('Net preference')],
    body: own.map((row) => [
      ...[latexText(row.system), whole(row.wins), whole(row.ties), whole(row.losses)],
      latexText(estimateWithInterval({ ...row, estimate: row.net, unit: 'share' }, 'en')),
    ]),
  };
}

function rankings({ rankings: all }: Report): PaperTable {
  return {
    name: 'rankings',
    caption: 'Places in the rankings: shares of the rankings in which no text was better, and none worse.',
    columns: [
      ...[system, column('form', 'text', 'What was asked', { range: 'ranking, best-worst' })],
      column('mean_place', 'number', 'Mean place', { range: '1 …' }),
      column('best', 'number', 'Share in which no text was better', { range: '0 … 1' }),
      column('worst', 'number', 'Share in which none was worse', { range: '0 … 1' }),
      ...[items, raters, column('rankings', 'integer', 'Rankings', { range: '0 …' })],
      column('counts', 'JSON', 'Array of how often it got each place, the first first'),
    ],
    rows: all.map((row) => [
      ...[row.system, row.form, row.meanPlace, row.best, row.worst, row.n.items, row.n.raters],
      ...[row.n.judgments, JSON.stringify(row.counts)],
    ]),
    head: [left('System'), right('Mean place'), right('Best'), right('Worst'), right('Rankings')],
    body: all.map((row) => [
      ...[latexText(row.system), figure(row.meanPlace, 2), latexText(`${fixed(row.best * 100, 0)} %`)],
      ...[latexText(`${fixed(row.worst * 100, 0)} %`), whole(row.n.judgments)],
    ]),
  };
}

/** Points that marked faults take off, and how many fewer or more than the baseline loses. */
function penalties({ penalties: found }: Report): PaperTable {
  const rows = (found?.systems ?? []).map((own) => ({
    ...own,
    difference: found?.differences.find(({ system: name }) => name === own.system)?.perText,
  }));
  return {
    name: 'penalties',
    caption: `Points that marked faults take off a text, with ${levelOf(found?.level ?? 0.95)} intervals, and the baseline's less the system's own, by the same rater on the same item: above 0 it is better. They decide nothing.`,
    columns: [
      ...[system, column('per_text', 'number', 'Points that a text loses, on average', { unit: 'points' })],
      ...[column('lower', 'number', 'Lower bound'), column('upper', 'number', 'Upper bound')],
      column(
        'difference',
        'number',
        "The baseline's points less its own; empty for the baseline and controls",
      ),
      column('difference_lower', 'number', 'Lower bound'),
      column('difference_upper', 'number', 'Upper bound'),
      ...[items, raters, judgments],
    ],
    rows: rows.map(({ system: name, perText, difference, n }) => [
      ...[name, perText.estimate, perText.lower, perText.upper],
      ...[difference?.estimate ?? null, difference?.lower ?? null, difference?.upper ?? null],
      ...[n.items, n.raters, n.judgments],
    ]),
    head: [
      left('System'),
      left('Points a text'),
      left('Baseline $-$ system'),
      right('Items'),
      right('Raters'),
    ],
    body: rows.map(({ system: name, perText, difference, n }) => [
      ...[latexText(name), withInterval({ ...perText, value: perText.estimate }, 2)],
      difference === undefined ? NONE : withInterval({ ...difference, value: difference.estimate }, 2),
      ...[whole(n.items), whole(n.raters)],
    ]),
  };
}

/** What known faults cost with these raters, and how much of it the candidate is shown to keep from. */
function gates(report: Report): PaperTable {
  const names = namesOf(report);
  const own = report.verdict.candidates.flatMap((candidate) =>
    isRetained(candidate) ? candidate.gates.sensitivity.map((gate) => ({ candidate, gate })) : [],
  );
  return {
    name: 'controls',
    caption:
      "Assay sensitivity: what a slight control costs against its own source text (seen), and the candidate's difference minus the share $\\theta$ of it (retained), in points. Above 0, a loss of that share is ruled out.",
    columns: [
      column('system', 'text', 'Name of the candidate'),
      column('criterion', 'text', 'Key of the criterion, or preference'),
      column('maker', 'text', 'Who made the controls; empty where several did'),
      column('controls', 'integer', 'Control texts', { range: '0 …' }),
      column('gates', 'boolean', 'Whether there are enough to gate'),
      column('seen', 'number', 'Control − source'),
      column('seen_lower', 'number', 'Lower bound'),
      column('seen_upper', 'number', 'Upper bound'),
      column('theta', 'number', 'Share of what a control costs that is held against the candidate'),
      column('d', 'number', 'What such a control costs attentive people, as assumed or from a pilot', {
        unit: 'points',
      }),
      column('retained', 'number', '(candidate − baseline) − θ·(control − source)'),
      column('retained_lower', 'number', 'Lower bound'),
      column('retained_upper', 'number', 'Upper bound'),
      column('retained_level', 'number', 'Confidence level of that interval'),
      column('passed', 'boolean', 'Whether raters could have seen a loss'),
    ],
    rows: own.map(
      ({ candidate, gate: { criterion, maker, controls, gates: enough, seen, retained, passed } }) => [
        ...[candidate.system, criterion, maker, controls, enough, seen.estimate, seen.lower, seen.upper],
        ...[
          retained.theta,
          retained.d,
          retained.estimate,
          retained.lower,
          retained.upper,
          retained.level,
          passed,
        ],
      ],
    ),
    head: [
      ...[left('Candidate'), left('Criterion'), left('Controls'), left('Seen'), right('$\\theta$')],
      ...[left('Retained'), left('Passed')],
    ],
    body: own.map(({ candidate, gate }) => [
      ...[latexText(candidate.system), names(gate.criterion)],
      `${gate.controls}${gate.maker === null ? '' : ` (${latexText(makerName(gate.maker, 'en'))})`}`,
      withInterval({ ...gate.seen, value: gate.seen.estimate }, 2),
      figure(gate.retained.theta, 2),
      withInterval({ ...gate.retained, value: gate.retained.estimate }, 2),
      gate.gates ? (gate.passed ? 'yes' : 'no') : 'too few to gate',
    ]),
  };
}

/** What coefficients are called. */
export const COEFFICIENTS = {
  alpha: "Krippendorff's $\\alpha$",
  ac1: "Gwet's AC1",
  ac2: "Gwet's AC2",
  'kendall-w': "Kendall's $W$",
} as const;

function agreement(report: Report): PaperTable {
  const names = namesOf(report);
  const { agreement: all } = report;
  return {
    name: 'agreement',
    caption: `Agreement of the raters who count, with ${levelOf(all[0]?.level ?? 0.95)} intervals over items.`,
    columns: [
      column('criterion', 'text', 'Key of the criterion, preference, or ranking'),
      column('coefficient', 'text', 'The coefficient', { range: 'alpha, ac1, ac2, kendall-w' }),
      column('scale', 'text', 'Level of measurement', { range: 'ordinal, nominal' }),
      column('value', 'number', 'The coefficient', { range: '… 1' }),
      ...[...bounds, raters, column('units', 'integer', 'Units that were judged', { range: '0 …' })],
      column('with_controls', 'boolean', 'Whether controls are among them'),
    ],
    rows: all.map((row) => [
      ...[row.criterion, row.coefficient, row.scaleLevel, row.value, row.lower, row.upper, row.level],
      ...[row.raters, row.units, row.withControls],
    ]),
    head: [
      ...[left('Judged'), left('Coefficient'), left('Value'), left('Controls'), right('Raters')],
      right('Units'),
    ],
    body: all.map((row) => [
      ...[names(row.criterion), COEFFICIENTS[row.coefficient], withInterval(row, 2)],
      ...[row.withControls ? 'with' : 'without', whole(row.raters), whole(row.units)],
    ]),
  };
}

function measures({ measures: all }: Report): PaperTable {
  return {
    name: 'measures',
    caption: `Automatic measures with ${levelOf(all[0]?.level ?? 0.95)} intervals over resampled items; their signatures are in measures.csv and in the methods.`,
    columns: [
      ...[system, column('measure', 'text', 'Name of the measure'), column('value', 'number', 'Its score')],
      ...[...bounds, items, column('voter', 'boolean', 'Whether it was named as a voter')],
      column('higher_is_better', 'boolean', 'Whether higher is better'),
      column('signature', 'text', 'How it was computed'),
    ],
    rows: all.map((row) => [
      ...[row.system, row.measure, row.value, row.lower, row.upper, row.level, row.items, row.voter],
      ...[row.higherIsBetter, row.signature],
    ]),
    ...beside(
      all,
      (row) => `${measureName(row.measure)}${row.voter ? ' (votes)' : ''}`,
      (row) => withInterval(row, row.digits ?? reportedMeasure(row.measure)?.digits ?? 2),
    ),
  };
}

function following({ measuresAndPeople: all }: Report): PaperTable {
  return {
    name: 'following',
    caption:
      "Kendall's $\\tau_b$ between measures' and people's differences per item, on items whose texts differ.",
    columns: [
      column('system', 'text', 'Name of the candidate'),
      column('measure', 'text', 'Name of the measure'),
      column('tau', 'number', "Kendall's τ-b", { range: '-1 … 1' }),
      ...[...bounds, items, column('struck', 'boolean', 'Whether the measure lost its vote for it')],
    ],
    rows: all.map((row) => [
      ...[row.system, row.measure, row.tau, row.lower, row.upper, row.level, row.items, row.struck],
    ]),
    ...beside(
      all,
      (row) => measureName(row.measure),
      (row) => withInterval({ ...row, value: row.tau }, 2),
    ),
  };
}

/** Figures of systems beside each other, a measure in each row. */
function beside<Row extends { readonly system: string; readonly measure: string }>(
  all: readonly Row[],
  titleOf: (row: Row) => string,
  figureOf: (row: Row) => string,
): Pick<PaperTable, 'head' | 'body'> {
  const names = [...new Set(all.map((row) => row.system))];
  const firsts = [...new Map(all.map((row) => [row.measure, row])).values()];
  return {
    head: [left('Measure'), ...names.map((name) => left(latexText(name)))],
    body: firsts.map((first) => [
      titleOf(first),
      ...names.map((name) => {
        const own = all.find((row) => row.system === name && row.measure === first.measure);
        return own === undefined ? NONE : figureOf(own);
      }),
    ]),
  };
}

function effects(report: Report): PaperTable {
  const names = namesOf(report);
  const { effects: all } = report;
  return {
    name: 'effects',
    caption: 'Standardised differences $d$: the mean difference in standard deviations of a single rating.',
    columns: [
      column('system', 'text', 'Name of the candidate'),
      column('criterion', 'text', 'Key of the criterion'),
      column('d', 'number', 'Candidate − baseline in standard deviations of a rating'),
      ...[...bounds, column('deviation', 'number', 'That standard deviation', { unit: 'points' })],
      ...[items, raters],
    ],
    rows: all.map((row) => [
      ...[row.system, row.criterion, row.estimate, row.lower, row.upper, row.level, row.deviation],
      ...[row.n.items, row.n.raters],
    ]),
    head: [left('Candidate'), left('Criterion'), left('$d$'), right('Deviation')],
    body: all.map((row) => [
      ...[latexText(row.system), names(row.criterion)],
      ...[withInterval({ ...row, value: row.estimate }, 2), figure(row.deviation, 2)],
    ]),
  };
}

function ranks({ ranks: found }: Report): PaperTable {
  const all = found?.systems ?? [];
  return {
    name: 'ranks',
    caption:
      'Ranks that tests of all pairs leave possible (t tests, corrected by Holm); the score is the mean over criteria, from 0 for the worst point of the scales to 100 for the best. A new cluster begins where all above are better than all below.',
    columns: [
      ...[
        system,
        column('score', 'number', 'Mean over criteria as a share of the scales', { range: '0 … 1' }),
      ],
      column('best_rank', 'integer', 'Best rank that is possible', { range: '1 …' }),
      column('worst_rank', 'integer', 'Worst rank that is possible', { range: '1 …' }),
      column('cluster', 'integer', 'Number of its cluster', { range: '1 …' }),
    ],
    rows: all.map((row) => [row.system, row.score, row.best, row.worst, row.cluster]),
    head: [left('System'), right('Score'), right('Ranks'), right('Cluster')],
    body: all.map((row) => [
      ...[latexText(row.system), figure(100 * row.score, 1)],
      row.best === row.worst ? String(row.best) : `${row.best}--${row.worst}`,
      String(row.cluster),
    ]),
  };
}

/** "95\%", "97.5\%". */
export function levelOf(level: number): string {
  return `${Number((level * 100).toFixed(2))}\\,\\%`;
}

/** What a measure is called; one of the study's own by its name. */
export function measureName(measure: string): string {
  if (measure === 'bleu-13a') return 'BLEU (13a)';
  return latexText(capitalised(lineLabel({ kind: 'measure', name: measure }, new Map(), 'en')));
}

function namesOf({ criteria }: Report): (key: string) => string {
  const labels = new Map(criteria.map(({ key, label }) => [key, label]));
  return (key) => {
    const kind = labels.has(key) ? 'criterion' : 'preference';
    return latexText(capitalised(lineLabel({ kind, name: key }, labels, 'en')));
  };
}

function roleOf({ systems: all }: Report, name: string) {
  return all.find(({ system: own }) => own === name)?.role;
}

/** A table for booktabs, made narrower where it would be wider than the text, which graphicx does. */
export function latexTable({ name, caption, head, body }: PaperTable): string {
  const row = (cells: readonly string[]) => `    ${cells.join(' & ')} \\\\\n`;
  return [
    '\\begin{table}[htbp]\n  \\centering\n  \\footnotesize\n  \\setlength{\\tabcolsep}{4pt}\n',
    `  \\caption{${caption}}\n  \\label{tab:evenhand-${name}}\n`,
    `  \\resizebox{\\ifdim\\width>\\linewidth\\linewidth\\else\\width\\fi}{!}{%\n  \\begin{tabular}{@{}${head.map(({ align }) => align).join('')}@{}}\n    \\toprule\n`,
    row(head.map(({ title }) => title)),
    `    \\midrule\n${body.map(row).join('')}    \\bottomrule\n  \\end{tabular}}\n\\end{table}\n`,
  ].join('');
}
