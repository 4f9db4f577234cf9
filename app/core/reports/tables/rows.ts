import type { StudyData } from '../../evidence/data.ts';
import { penaltiesOf } from '../../kinds/likert/analysis/penalties.ts';
import type { CustomMeasure } from '../../measures/custom/custom.ts';
import { noteOrWords } from '../../shared/notes.ts';
import type { StudyConfiguration } from '../../studies/configuration.ts';
import type { Recruited } from '../../studies/recruited.ts';
import type { CandidateVerdict, RaterSummary, Report } from '../report.ts';
import type {
  AGREEMENT,
  DICTIONARY,
  FOLLOWING,
  OVER_TIME,
  PENALTIES,
  PENALTY_SCORES,
  RATERS,
} from './tables.ts';
import { TABLES } from './tables.ts';
import type { TableRow } from '../../tables/table.ts';

/** How a rater came to a study, and who set them aside while it ran. */
export interface JoinedRater {
  readonly joinedAt: Date;
  readonly locale: string;
  readonly recruited: Recruited | null;
  readonly setAside: {
    readonly by: 'rule' | 'lead';
    readonly at: Date;
    readonly reason: string | null;
  } | null;
}

/**
 * The rows of raters.csv.
 *
 * @param joined every rater of the report
 */
export function* raterRows(
  { study, raters }: Report,
  joined: ReadonlyMap<string, JoinedRater>,
): Generator<TableRow<typeof RATERS>> {
  for (const rater of raters) {
    const own = joined.get(rater.rater)!;
    yield {
      study: study.slug,
      rater: rater.rater,
      group: rater.group,
      judgments: rater.judgments,
      controls_failed: rater.controlsFailed,
      controls_seen: rater.controlsSeen,
      median_active_ms: rater.medianActiveMs,
      self_consistency: rater.selfConsistency?.same ?? null,
      severity: rater.severity,
      included: rater.included,
      exclusion_reason: exclusionText(rater),
      excluded_by: rater.excludedBy ?? null,
      participant: own.recruited?.participant ?? null,
      recruiting_study: own.recruited?.study ?? null,
      recruiting_session: own.recruited?.session ?? null,
      simulated: rater.simulated,
      joined_at: own.joinedAt.toISOString(),
      locale: own.locale,
      set_aside_by: own.setAside?.by ?? null,
      set_aside_at: own.setAside?.at.toISOString() ?? null,
      set_aside_reason: own.setAside?.reason ?? null,
    };
  }
}

/** Why a rater is left out, in English as all files are; null where they are not. */
export function exclusionText({ exclusionReason }: Pick<RaterSummary, 'exclusionReason'>): string | null {
  return exclusionReason === null ? null : noteOrWords(exclusionReason, 'en');
}

/** The rows of agreement.csv: over all systems, then as each candidate's verdict tells it. */
export function* agreementRows({ study, agreement, verdict }: Report): Generator<TableRow<typeof AGREEMENT>> {
  for (const row of agreement) {
    yield {
      study: study.slug,
      criterion: row.criterion,
      coefficient: row.coefficient,
      level: row.scaleLevel,
      value: row.value,
      lower: row.lower,
      upper: row.upper,
      raters: row.raters,
      units: row.units,
      with_controls: row.withControls,
      candidate: null,
    };
  }
  for (const candidate of verdict.candidates) {
    for (const row of verdictAgreement(candidate)) {
      yield { study: study.slug, ...row, level: 'ordinal', with_controls: true, candidate: candidate.system };
    }
  }
}

/** What a verdict tells of agreement, a row for each coefficient. */
function verdictAgreement(candidate: CandidateVerdict) {
  return candidate.gates.agreement.flatMap((row) => {
    const { criterion, n } = row;
    const shared = { criterion, raters: n.raters, units: 'texts' in n ? n.texts : null };
    return [
      { ...shared, coefficient: 'alpha', value: row.alpha, lower: row.alphaLower, upper: row.alphaUpper },
      { ...shared, coefficient: 'ac2', value: row.ac2, lower: row.ac2Lower, upper: row.ac2Upper },
      ...('reliability' in row
        ? [{ ...shared, coefficient: 'reliability', value: row.reliability, lower: null, upper: null }]
        : []),
    ];
  });
}

/** The rows of over-time.csv: agreement by criterion and stretch, then how far apart and how strict ratings were. */
export function* overTimeRows({
  study,
  agreementOverTime,
  overTime,
}: Pick<Report, 'study' | 'agreementOverTime' | 'overTime'>): Generator<TableRow<typeof OVER_TIME>> {
  for (const [index, { criteria, level: _, ...stretch }] of agreementOverTime.entries()) {
    for (const { criterion, value, lower, upper } of criteria) {
      const found = { figure: 'alpha', criterion, estimate: value, lower, upper };
      yield { study: study.slug, period: index + 1, ...stretch, ...found };
    }
  }
  for (const figure of ['apart', 'severity'] as const) {
    for (const [index, period] of overTime.entries()) {
      const { from, to, ratings, raters } = period;
      const stretch = { period: index + 1, from, to, ratings, raters, texts: null };
      yield { study: study.slug, figure, criterion: null, ...stretch, ...period[figure] };
    }
  }
}

/** The rows of penalties.csv, without whether their raters count: what marks took off each text, by whoever read it. */
export function* penaltyRows(
  slug: string,
  data: StudyData,
  configuration: StudyConfiguration,
): Generator<Omit<TableRow<typeof PENALTIES>, 'included' | 'exclusion_reason'> & { rater: string }> {
  for (const { item, system, rater, sharedTextId, marks, points, length } of penaltiesOf(
    data,
    configuration,
  )) {
    const found = { marks: marks.length, points, length, shared_text_id: sharedTextId };
    yield { study: slug, item, system, rater, ...found };
  }
}

/** The rows of penalty-scores.csv: each system's scores and those by kind, differences, then agreement. */
export function* penaltyScoreRows({
  study,
  penalties,
}: Pick<Report, 'study' | 'penalties'>): Generator<TableRow<typeof PENALTY_SCORES>> {
  if (penalties === null) return;
  const { systems, differences, agreement, unit } = penalties;
  const perHundred = `100 ${unit ?? 'words'}`;
  const row = { study: study.slug, category: null };
  const scores = [
    ...systems.map((own) => ({ ...own, figure: 'score' })),
    ...differences.map((own) => ({ ...own, figure: 'difference' })),
  ];
  for (const { system, figure, perText, perHundred: rate, n } of scores) {
    yield { ...row, system, figure, per: 'text', ...perText, ...n };
    if (rate !== null) yield { ...row, system, figure, per: perHundred, ...rate, ...n };
  }
  for (const { system, byCategory, n } of systems) {
    for (const { category, perText } of byCategory) {
      const estimate = { estimate: perText, lower: null, upper: null };
      yield { ...row, system, figure: 'score', per: 'text', category: category ?? '-', ...estimate, ...n };
    }
  }
  if (agreement === null) return;
  const { value, lower, upper, units, raters } = agreement;
  const counts = { items: units, raters, judgments: null };
  yield { ...row, system: null, figure: 'alpha', per: null, estimate: value, lower, upper, ...counts };
}

/** How every CSV file is read, which no column of one of them could say. */
const READING = [
  "A cell that begins with =, +, -, @, tab or carriage return and is no number, or with apostrophes before one of these, has a leading apostrophe, so that no spreadsheet executes it. Take off that one apostrophe where a cell matches ^'+[=+\\-@\\t\\r]",
  'Cells may say NA, null, None or nan: these are texts and ids, and only an empty cell is missing. In pandas: read_csv(file, keep_default_na=False, na_values=[""]), with dtype=str for ids',
] as const;

/** The rows of following.csv. */
export function* followingRows({ study, measuresAndPeople }: Report): Generator<TableRow<typeof FOLLOWING>> {
  for (const { system, measure, tau, lower, upper, items, struck } of measuresAndPeople) {
    yield { study: study.slug, candidate: system, measure, tau, lower, upper, items, struck };
  }
}

/**
 * The rows of dictionary.csv: every column of every file, of custom measures what their values are; last how the
 * files are read.
 */
export function* dictionaryRows(
  customMeasures: readonly CustomMeasure[] = [],
): Generator<TableRow<typeof DICTIONARY>> {
  const custom = customMeasures.map(({ name, direction, unit }) =>
    [`, ${name} (imported`, ...(unit === '' ? [] : [unit]), `${direction} is better)`].join(', '),
  );
  for (const { file, columns } of TABLES) {
    for (const { name, type, unit, range, meaning } of columns) {
      const more = file === 'measures.csv' && name === 'measure' ? custom.join('') : '';
      yield { file, column: name, type, unit, range, meaning: `${meaning}${more}` };
    }
  }
  for (const meaning of READING) {
    yield { file: '*.csv', column: '', type: '', unit: '', range: '', meaning };
  }
}
