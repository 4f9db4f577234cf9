import { alphaOfRecords } from '../../../agreement/krippendorffAlpha.ts';
import type { StudyData } from '../../../evidence/data.ts';
import { countOf } from '../../../evidence/interval.ts';
import { DESCRIPTIVE_LEVEL } from '../../../evidence/level.ts';
import { TEXT_NOT_GIVEN } from '../../../evidence/notGiven.ts';
import { orderedSystems } from '../../../evidence/orderedSystems.ts';
import { isUnspaced, tokenizeUnicode } from '../../../measures/tokenizers/unicode.ts';
import { entryOf } from '../../../shared/entryOf.ts';
import { note } from '../../../shared/notes.ts';
import { meanInterval } from '../../../statistics/differenceInterval.ts';
import type { StudyConfiguration } from '../../../studies/configuration.ts';
import { weightsOf } from '../faultCategories.ts';
import { SEVERITIES } from '../highlights.ts';
import type { HighlightRow } from '../rows.ts';
import type { PenaltyAgreement, PenaltyEstimate, PenaltySummary, SystemPenalty } from './summaries.ts';

/** What one rater's marks took off one text; a text that systems share has a row for each of them. */
export interface Penalty {
  readonly item: string;
  readonly system: string;
  readonly rater: string;
  readonly sharedTextId: string;
  readonly marks: readonly HighlightRow[];
  /** The sum of what they take off; 0 where nothing is marked. */
  readonly points: number;
  /** Words of the text, each character of a script without spaces being one; null where the text wasn't given. */
  readonly length: number | null;
}

type Marked = Pick<StudyData, 'ratings' | 'highlights' | 'outputs'>;

/** The points that each judgment of a text took off it, in the order of the ratings; none where nothing was to be marked. */
export function penaltiesOf(
  { ratings, highlights, outputs }: Marked,
  { protocol }: Pick<StudyConfiguration, 'protocol'>,
): Penalty[] {
  if (protocol.highlights === false) return [];
  const weightOf = weightsOf(protocol.highlights);
  const marked = new Map<string, HighlightRow[]>();
  for (const row of highlights) entryOf(marked, cellOf(row), () => []).push(row);
  const lengths = new Map(
    outputs.map(({ item, system, text, finishReason }) => [
      JSON.stringify([item, system]),
      finishReason === TEXT_NOT_GIVEN ? null : tokenizeUnicode(text).length,
    ]),
  );
  const judged = new Map(ratings.map((row) => [cellOf(row), row]));
  return [...judged].map(([cell, { item, system, rater, sharedTextId }]) => {
    const marks = marked.get(cell) ?? [];
    return {
      ...{ item, system, rater, sharedTextId, marks },
      points: sumOf(marks.map(({ severity, category = null }) => weightOf(severity, category))),
      length: lengths.get(JSON.stringify([item, system])) ?? null,
    };
  });
}

/** A judgment of a system's text. */
const cellOf = ({ item, system, rater }: { item: string; system: string; rater: string }) =>
  JSON.stringify([item, system, rater]);

/** A sum of weights, without what binary fractions leave of tenths. */
function sumOf(weights: readonly number[]): number {
  return Number(weights.reduce((sum, weight) => sum + weight, 0).toFixed(9));
}

/**
 * Scores from marked faults, in the manner of MQM: of each system, candidate beside baseline, and how far raters agree on
 * them. Null where raters were not asked to mark anything, or judged nothing.
 */
export function penaltySection(
  data: StudyData,
  configuration: Pick<StudyConfiguration, 'protocol' | 'resamples' | 'seed'>,
): PenaltySummary | null {
  const { highlights } = configuration.protocol;
  const penalties = penaltiesOf(data, configuration);
  if (highlights === false || penalties.length === 0) return null;
  const { weights, categories = [] } = highlights;
  const weightOf = weightsOf(highlights);
  const severities = SEVERITIES.filter((severity) => highlights.severities.includes(severity));
  const bySystem = new Map<string, Penalty[]>();
  for (const row of penalties) entryOf(bySystem, row.system, () => []).push(row);
  const systems = orderedSystems(data.systems);
  const baseline = systems.find(({ role }) => role === 'baseline')?.system ?? '';
  return {
    weights: severities.map((severity) => ({ severity, points: weightOf(severity, null) })),
    fixed: weights !== undefined,
    categories: categories.map(({ key, label, weights: own = {} }) => ({
      ...{ key, label },
      weights: severities.flatMap((severity) =>
        own[severity] === undefined ? [] : [{ severity, points: own[severity] }],
      ),
    })),
    unit: unitOf(data, new Set(systems.flatMap(({ system, role }) => (role === 'control' ? [] : [system])))),
    level: DESCRIPTIVE_LEVEL,
    systems: systems.flatMap(({ system }) => {
      const own = bySystem.get(system);
      return own === undefined ? [] : [systemPenalty(system, own, categories.length > 0, weightOf)];
    }),
    differences: systems.flatMap(({ system, role }) => {
      if (role !== 'candidate') return [];
      const pairs = pairsOf(bySystem.get(baseline) ?? [], bySystem.get(system) ?? []);
      return pairs.length === 0 ? [] : [{ system, ...difference(pairs) }];
    }),
    agreement: agreementOn(
      penalties.filter(({ system }) =>
        systems.some((one) => one.system === system && one.role !== 'control'),
      ),
      configuration,
    ),
  };
}

function systemPenalty(
  system: string,
  rows: readonly Penalty[],
  withKinds: boolean,
  weightOf: ReturnType<typeof weightsOf>,
): SystemPenalty {
  const values = rows.map(({ item, rater, points }) => ({ item, rater, value: points }));
  return {
    system,
    perText: estimated(0, values),
    perHundred: perHundred(rows),
    byCategory: withKinds ? byCategory(rows, weightOf) : [],
    n: countOf(rows),
  };
}

/** Points of each kind of fault, the costliest first; marks of no kind are among them. */
function byCategory(
  rows: readonly Penalty[],
  weightOf: ReturnType<typeof weightsOf>,
): SystemPenalty['byCategory'] {
  const kinds = new Map<string | null, { spans: number; points: number }>();
  for (const { marks } of rows) {
    for (const { severity, category = null } of marks) {
      const kind = entryOf(kinds, category, () => ({ spans: 0, points: 0 }));
      kind.spans += 1;
      kind.points += weightOf(severity, category);
    }
  }
  return [...kinds]
    .map(([category, { spans, points }]) => ({ category, spans, perText: points / rows.length }))
    .sort((a, b) => b.perText - a.perText);
}

/** A rater's points of the baseline's text of an item and of the candidate's. */
type Pair = readonly [Penalty, Penalty];

function pairsOf(baseline: readonly Penalty[], candidate: readonly Penalty[]): Pair[] {
  const before = new Map(baseline.map((row) => [JSON.stringify([row.item, row.rater]), row]));
  return candidate.flatMap((row): Pair[] => {
    const own = before.get(JSON.stringify([row.item, row.rater]));
    return own === undefined ? [] : [[own, row]];
  });
}

function difference(pairs: readonly Pair[]) {
  const places = pairs.map(([{ item, rater }]) => ({ item, rater }));
  const values = pairs.map(([before, own], index) => ({
    ...places[index]!,
    value: before.points - own.points,
  }));
  return { perText: estimated(0, values), perHundred: hundredsApart(pairs), n: countOf(places) };
}

/**
 * A ratio of sums and what each judgment adds to how far it is known: 100·(points − ratio·length)/mean length, whose mean
 * is 0 (Taylor's linearisation of a ratio, Cochran 1977, chapter 6).
 */
function ratioOf(
  rows: readonly Penalty[],
): { readonly ratio: number; readonly parts: readonly number[] } | null {
  const length = rows.reduce((sum, row) => sum + (row.length ?? 0), 0);
  if (length === 0 || rows.some((row) => row.length === null)) return null;
  const ratio = rows.reduce((sum, { points }) => sum + points, 0) / length;
  const mean = length / rows.length;
  return {
    ratio: 100 * ratio,
    parts: rows.map((row) => (100 * (row.points - ratio * row.length!)) / mean),
  };
}

function perHundred(rows: readonly Penalty[]): PenaltyEstimate | null {
  const found = ratioOf(rows);
  if (found === null) return null;
  const { ratio, parts } = found;
  return estimated(
    ratio,
    rows.map(({ item, rater }, index) => ({ item, rater, value: parts[index]! })),
  );
}

function hundredsApart(pairs: readonly Pair[]): PenaltyEstimate | null {
  const [before, own] = [ratioOf(pairs.map(([row]) => row)), ratioOf(pairs.map(([, row]) => row))];
  if (before === null || own === null) return null;
  return estimated(
    before.ratio - own.ratio,
    pairs.map(([{ item, rater }], index) => ({
      ...{ item, rater },
      value: before.parts[index]! - own.parts[index]!,
    })),
  );
}

/**
 * A value and its interval, items and raters crossed as in the verdict; none where all judgments are alike, as theirs would
 * have no width.
 *
 * @param at what the values' mean is added to
 */
function estimated(
  at: number,
  values: readonly { readonly item: string; readonly rater: string; readonly value: number }[],
): PenaltyEstimate {
  const { estimate, lower, upper, noVariation } = meanInterval(values, { confidence: DESCRIPTIVE_LEVEL });
  const known = lower !== null && upper !== null && !noVariation;
  return {
    estimate: at + estimate!,
    lower: known ? at + lower : null,
    upper: known ? at + upper : null,
  };
}

function agreementOn(
  rows: readonly Penalty[],
  { resamples, seed }: Pick<StudyConfiguration, 'resamples' | 'seed'>,
): PenaltyAgreement | null {
  const texts = new Map<string, Map<string, Penalty>>();
  for (const row of rows) {
    const unit = JSON.stringify([row.item, row.sharedTextId]);
    entryOf(texts, unit, () => new Map<string, Penalty>()).set(row.rater, row);
  }
  const shared = [...texts].filter(([, raters]) => raters.size > 1);
  if (shared.length === 0) return null;
  const records = shared.flatMap(([unit, raters]) =>
    [...raters.values()].map(({ item, rater, points }) => ({ unit, rater, value: points, cluster: item })),
  );
  const { alpha, interval, reason } = alphaOfRecords(records, {
    level: 'interval',
    bootstrap: {
      samples: resamples,
      seed: `${seed}/report/agreement/penalties`,
      confidence: DESCRIPTIVE_LEVEL,
    },
  });
  const [lower, upper] = alpha === null || !interval ? [null, null] : interval;
  return {
    ...{ value: alpha, lower, upper, units: shared.length },
    raters: new Set(records.map(({ rater }) => rater)).size,
    note: alpha === null ? (reason ?? note('agreement-undefined')) : null,
  };
}

/** What lengths are told in; null where not a text was given. */
function unitOf({ outputs }: Marked, systems: ReadonlySet<string>): PenaltySummary['unit'] {
  let words = 0;
  let characters = 0;
  for (const { system, text, finishReason } of outputs) {
    if (!systems.has(system) || finishReason === TEXT_NOT_GIVEN) continue;
    for (const word of tokenizeUnicode(text)) {
      words += 1;
      if (isUnspaced(word)) characters += 1;
    }
  }
  if (words === 0) return null;
  return characters > words / 2 ? 'characters' : 'words';
}
