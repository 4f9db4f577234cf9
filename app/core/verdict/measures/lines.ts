import type { Comparison, CorpusFigure, NamedMeasure, Vote } from '../../measures/definition.ts';
import { STUDY_MEASURES, type StudyMeasureName } from '../../measures/registry.ts';
import { note, type Note } from '../../shared/notes.ts';
import { pairedBootstrap } from '../../statistics/pairedBootstrap.ts';
import type { Margin, Margins } from '../../studies/margins.ts';
import { evidenceState, floorState } from '../../evidence/evidenceState.ts';
import { noted } from '../../evidence/noted.ts';
import type { EvidenceLine } from '../../evidence/types.ts';
import { corpusMeasure, coveredItems, statisticsOn } from './corpusMeasure.ts';
import type { SystemScores } from './itemScores.ts';

/** Two systems' scores, and how their difference is resampled. */
export interface MeasureComparison {
  readonly baseline: SystemScores;
  readonly candidate: SystemScores;
  /** All items of the study, in order. */
  readonly items: readonly string[];
  /** Whether both systems have the same tokenizer, known by its hash. */
  readonly sharedTokenizer: boolean;
  readonly level: number;
  readonly samples: number;
  readonly seed: string;
}

/**
 * The line of one measure that may vote: paired item bootstrap of candidate − baseline, turned so that positive is
 * better, in the unit of its vote.
 *
 * Where tokenizers differ, perplexities don't compare: see the measure's own `acrossTokenizers`.
 *
 * @param measure one that may vote
 */
export function measureLine(
  measure: NamedMeasure,
  margins: Margins,
  votes: boolean,
  comparison: MeasureComparison,
): EvidenceLine {
  const { name, madeOf, higherIsBetter, acrossTokenizers } = measure;
  const vote = measure.vote!;
  const apart = comparison.sharedTokenizer ? undefined : acrossTokenizers;
  const shown = apart === undefined ? measure : STUDY_MEASURES[apart.shownAs as StudyMeasureName];
  const { baseline, candidate } = comparison;
  const items = coveredItems(shown, [baseline, candidate], comparison.items);
  const line = {
    kind: 'measure',
    name: shown.name,
    votes,
    level: comparison.level,
    unit: vote.unit,
    ...marginIn(vote, margins),
    ...(madeOf === 'scores' ? { digits: measure.digits } : {}),
  } as const;
  const n = { items: items.length, raters: 0, judgments: 0 };
  if (items.length === 0) {
    const nothing = { estimate: null, lower: null, upper: null, baselineValue: null, candidateValue: null };
    return { ...line, ...nothing, state: 'missing', n, ...noted(NOTHING_COVERED[madeOf]) };
  }
  const ofBaseline = corpusMeasure(shown, baseline, items);
  const ofCandidate = corpusMeasure(shown, candidate, items);
  const difference =
    apart?.difference(statisticsOn(measure, baseline, items), statisticsOn(measure, candidate, items)) ??
    differenceOf(vote.comparison, higherIsBetter, ofBaseline, ofCandidate);
  const { estimate, interval } = pairedBootstrap(items.length, optionsOf(comparison, name), difference);
  const [lower, upper] = estimate === null || interval === null ? [null, null] : interval;
  return {
    ...line,
    estimate,
    lower,
    upper,
    state: evidenceState(lower, upper, line.accept, line.limit),
    n,
    baselineValue: ofBaseline(),
    candidateValue: ofCandidate(),
    ...noted(apart === undefined ? null : note('tokenizers-differ')),
  };
}

/** Why a measure covers no item, by what it is made of. */
const NOTHING_COVERED: Readonly<Record<NamedMeasure['madeOf'], Note>> = {
  texts: note('no-references'),
  costs: note('no-references-scored'),
  meanings: note('no-references'),
  scores: note('no-scores-of-both'),
};

/** The floor under the candidate's own BLEU, or the ceiling over its perplexity. */
export function measureFloor(
  name: 'bleu' | 'perplexity',
  floor: number,
  comparison: MeasureComparison,
): EvidenceLine {
  const { baseline, candidate, level } = comparison;
  const measured = STUDY_MEASURES[name];
  const items = coveredItems(measured, [candidate], comparison.items);
  const measure = corpusMeasure(measured, candidate, items);
  const options = optionsOf(comparison, `floor-${name}`);
  const { estimate, interval } =
    items.length === 0 ? { estimate: null, interval: null } : pairedBootstrap(items.length, options, measure);
  const [lower, upper] = estimate === null || interval === null ? [null, null] : interval;
  return {
    kind: 'floor',
    name,
    unit: name === 'bleu' ? 'BLEU' : 'perplexity',
    accept: floor,
    limit: floor,
    estimate,
    lower,
    upper,
    level,
    state: floorState(lower, upper, floor, measured.higherIsBetter ? 'atLeast' : 'atMost'),
    votes: true,
    n: { items: items.length, raters: 0, judgments: 0 },
    baselineValue: corpusMeasure(measured, baseline, coveredItems(measured, [baseline], comparison.items))(),
    candidateValue: estimate,
  };
}

/** A study's margins for a measure, in the unit of its line. */
function marginIn({ comparison, margin }: Vote, margins: Margins): Margin {
  const { accept, limit } = margin.field === null ? margin : margins[margin.field];
  return comparison === 'log-ratio'
    ? { accept: Math.log1p(accept), limit: Math.log1p(limit) }
    : { accept, limit };
}

function differenceOf(
  comparison: Comparison,
  higherIsBetter: boolean,
  baseline: CorpusFigure,
  candidate: CorpusFigure,
): CorpusFigure {
  const turned = (difference: number) => (higherIsBetter ? difference : -difference);
  return (indices) => {
    const [of, to] = [baseline(indices), candidate(indices)];
    if (of === null || to === null) return null;
    switch (comparison) {
      case 'points':
        return turned(to - of);
      case 'relative':
        return of === 0 ? null : turned((to - of) / of);
      case 'log-ratio':
        return turned(Math.log(to) - Math.log(of));
    }
  };
}

function optionsOf({ level, samples, seed }: MeasureComparison, purpose: string) {
  return { samples, seed: `${seed}/${purpose}`, confidence: level };
}
