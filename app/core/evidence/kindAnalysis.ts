import type { PreferenceRow } from '../kinds/pairwise/rows.ts';
import type { StudyConfiguration } from '../studies/configuration.ts';
import type { AgreementSummary } from './agreement.ts';
import type { StudyData } from './data.ts';
import type { Difference } from './interval.ts';
import type { KindJudging } from './kindJudging.ts';
import type { AgreementGate, EvidenceLine, SensitivityGate } from './types.ts';

/** The two systems that are compared, and the confidence of intervals. */
export interface Comparison {
  readonly baseline: string;
  readonly candidate: string;
  readonly level: number;
}

/** A line of people's evidence with the differences that it was made of. */
export interface PeopleLine {
  readonly line: EvidenceLine;
  readonly differences: readonly Difference[];
}

/** One item as its raters found it; the ratings are null where nobody rated it. */
export interface ItemFound {
  readonly baselineRating: number | null;
  readonly candidateRating: number | null;
  /** Candidate − baseline; null where it can't be told. */
  readonly difference: number | null;
}

/** What raters found of single items by one kind of task. */
export interface ItemsFound {
  /** Of the differences: `points`, `share` … */
  readonly unit: string;
  /** From the worst mean to the best, above 0, in that unit: what differences of several kinds are compared by. */
  readonly range: number;
  of(item: string): ItemFound;
}

/** Who judged what. */
export interface Judged {
  readonly item: string;
  readonly rater: string;
}

/** The value that one rater gave one gross control, on what it is to show a loss of. */
export interface ControlValue {
  readonly rater: string;
  /** That of an `AskedScore`. */
  readonly name: string;
  readonly value: number;
}

/** What a kind of task says of systems by itself; comparisons of two systems are treated alike, whatever they come from. */
export interface OwnEvidence {
  /** What its answers are called beside measures: a name that the report knows. */
  readonly name: string;
  /** Its lines of the verdict on a candidate. */
  lines(data: StudyData, configuration: StudyConfiguration, comparison: Comparison): PeopleLine[];
  /** Its floors under the candidate, as lines. */
  floors(data: StudyData, configuration: StudyConfiguration, comparison: Comparison): EvidenceLine[];
  /** Whether its raters could have seen a loss, one gate for each thing asked. */
  sensitivity(data: StudyData, configuration: StudyConfiguration, comparison: Comparison): SensitivityGate[];
  /** Whether its raters agree. */
  agreement(
    data: StudyData,
    configuration: StudyConfiguration,
    comparison: Comparison,
    seed: string,
  ): AgreementGate[];
  /** What raters gave gross controls: a slight one may be overlooked by anybody. */
  controls(data: StudyData): readonly ControlValue[];
  /** The candidate − baseline differences that single items are compared with measures by, as shares of their range. */
  differences(
    data: StudyData,
    configuration: StudyConfiguration,
    comparison: Pick<Comparison, 'baseline' | 'candidate'>,
  ): readonly { readonly item: string; readonly difference: number }[];
  /** What raters found of single items, for the list of those to read. */
  items(
    data: StudyData,
    configuration: StudyConfiguration,
    comparison: Pick<Comparison, 'baseline' | 'candidate'>,
  ): ItemsFound;
}

/** All that is particular to a kind of task in the analysis of a study. See `KindDefinition` for the rest of a kind. */
export interface KindAnalysis {
  readonly kind: string;
  /** The names of its tables in `StudyData`; their rows have an item and a rater. */
  readonly tables: readonly string[];
  /** Its answers, one or several rows for each judgment. */
  answers(data: StudyData): readonly Judged[];
  /** A key for each of its judgments; rows of the same judgment have the same. */
  judgments(data: StudyData): readonly { readonly rater: string; readonly key: string }[];
  /** Items on which two systems' texts were judged as two. */
  apart(data: StudyData, first: string, second: string): readonly string[];
  /** Comparisons of two systems, `first` as system A; null where the kind compares nothing. */
  readonly comparisons: ((data: StudyData, first: string, second: string) => PreferenceRow[]) | null;
  /** What the verdict's rule takes of its answers. */
  readonly judging: KindJudging;
  /** What it says by itself, for rule 1 and the report; null where it says nothing but comparisons. */
  readonly own: OwnEvidence | null;
  /** How far its raters agree, for the report. */
  agreement(data: StudyData, configuration: StudyConfiguration): AgreementSummary[];
  /** Its fields of a report that shows nothing. */
  readonly nothing: object;
  /** Its fields of the report. */
  summary(data: StudyData, configuration: StudyConfiguration): object;
}
