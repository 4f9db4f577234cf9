import type { AgreementSummary } from '../evidence/agreement.ts';
import type { FaultSummary, PenaltySummary, RatingSummary } from '../kinds/likert/analysis/summaries.ts';
import type { RankingSummary } from '../kinds/ranking/analysis/summary.ts';
import type { Note } from '../shared/notes.ts';
import type { AdoptedPilot } from '../studies/adoptedPilot.ts';
import type { Criterion, LocalizedText } from '../studies/criteria.ts';
import type { Stakes } from '../studies/stakes.ts';
import type { StudyLooks } from './studyLooks.ts';
import type { StudyState } from '../studies/lifecycle.ts';
import type { DataCount, Decision, EvidenceLine, LineState } from '../evidence/types.ts';
import type { Verdict } from '../evidence/verdict.ts';
import type { SystemProvenance } from '../studies/provenance.ts';
import type { OtherStudy } from './otherStudy.ts';

export { keepsLimit } from '../evidence/evidenceState.ts';
export { isRetained } from '../evidence/verdict.ts';
export type { CandidateVerdict, GatedVerdict, Verdict } from '../evidence/verdict.ts';
export type {
  AgreementGate,
  DataCount,
  Decision,
  EvidenceLine,
  LineState,
  Reason,
  SensitivityGate,
} from '../evidence/types.ts';

export type { DescribedAgreement, RetainedVerdict, RetentionGate } from '../evidence/retention.ts';
export type { Advice, Hurdle } from '../evidence/advice.ts';
export type { OtherStudy } from './otherStudy.ts';
export type { AgreementSummary } from '../evidence/agreement.ts';
export type { FaultSummary, PenaltySummary, RatingSummary } from '../kinds/likert/analysis/summaries.ts';
export type { RankingSummary } from '../kinds/ranking/analysis/summary.ts';

/**
 * Raised whenever a report is written down in another way although its figures stay: stored ones of another form are
 * computed again. Its signature and hash stay the same.
 */
export const REPORT_FORM = 9;

/**
 * A study's report as data: everything that the page, the JSON and the decision record show, and nothing that has
 * to be computed again. It survives `JSON.parse(JSON.stringify(report))` unchanged: absent figures are null, never
 * undefined or NaN; times are ISO 8601 in UTC.
 *
 * While a study is open its estimates stay hidden: `estimates` is `withheld`, every table of figures that compare
 * systems is empty, and `verdict` holds with the reason. Progress and raters are there at any time.
 */
export interface Report {
  readonly study: ReportStudy;
  readonly estimates: 'shown' | 'withheld';
  readonly progress: ReportProgress;
  /** Which of the figures rest on simulated raters: `none`, `some` or `all`; the page must say so. */
  readonly simulatedRaters: 'none' | 'some' | 'all';
  readonly verdict: Verdict;
  /** The verdict's wording in both languages, in the order of `verdict.candidates`. */
  readonly explanations: readonly ReportExplanation[];
  readonly criteria: readonly ReportCriterion[];
  /** Baseline first, then candidates, then controls. */
  readonly systems: readonly ReportSystem[];
  readonly ratings: readonly RatingSummary[];
  readonly preferences: readonly PreferenceSummary[];
  /** Empty where nothing was ranked. */
  readonly rankings: readonly RankingSummary[];
  /** Null with two systems, and where nothing was compared. */
  readonly preferenceModel: PreferenceModelSummary | null;
  /** Empty where raters were not asked to mark faults. */
  readonly faults: readonly FaultSummary[];
  /** Scores from marked faults; null where raters were not asked to mark any. */
  readonly penalties: PenaltySummary | null;
  readonly agreement: readonly AgreementSummary[];
  readonly segments: readonly SegmentDifference[];
  readonly measures: readonly MeasureSummary[];
  readonly measuresAndPeople: readonly MeasureAndPeople[];
  readonly raters: readonly RaterSummary[];
  readonly exclusions: ExclusionSummary;
  readonly itemsToRead: readonly ItemToRead[];
  /** How ratings lie beside others' as the study goes on; empty where it isn't known when they were given. */
  readonly overTime: readonly TimeSummary[];
  /** How far raters agree as the study goes on; empty likewise, and where few texts were rated by several. */
  readonly agreementOverTime: readonly AgreementPeriod[];
  /** All systems by their ratings; null with two, and where nothing was rated. */
  readonly ranks: RankSummary | null;
  /** Differences in standard deviations; empty where nothing was rated. */
  readonly effects: readonly EffectSummary[];
  /** Means of ratings less what is each rater's own; empty where nothing was rated. */
  readonly normalised: readonly NormalisedMean[];
  readonly signature: ReportSignature;
  /** How each system's outputs came about, no part of the data that the hash is taken of; absent in older reports. */
  readonly provenance?: readonly SystemProvenance[];
  /** The other studies of the same models, as they are when the report is read; no part of what is stored. */
  readonly others?: readonly OtherStudy[];
  /** Who opened the study, and so fixed its margins, as its record tells; absent where none does. Not stored either. */
  readonly opened?: { readonly by: string; readonly at: string };
  /** What was decided about each candidate, the standing record of each. Not stored either. */
  readonly signed?: readonly SignedDecision[];
}

/** A decision that was signed about a candidate. */
export interface SignedDecision {
  readonly system: string;
  readonly outcome: Decision;
  /** The name of who signed it. */
  readonly by: string;
  readonly at: string;
}

export interface ReportStudy {
  readonly slug: string;
  readonly name: string;
  readonly question: string;
  readonly state: StudyState;
  readonly openedAt: string | null;
  readonly closedAt: string | null;
  /** The version of the verdict's rule by which it is judged; null until it opens. */
  readonly ruleVersion: number | null;
  /** Absent where it declared neither looks nor an extension. */
  readonly looks?: StudyLooks;
  /** Absent where nothing was said of it. */
  readonly stakes?: Stakes;
  /** The pilot that D comes from, by line in points; absent where none was adopted. */
  readonly pilot?: Pick<AdoptedPilot, 'study' | 'closedAt' | 'items' | 'raters' | 'controlLoss'>;
}

/** Counts only: may be shown while the study is open. */
export interface ReportProgress {
  readonly items: number;
  readonly itemsWithControl: number;
  /** Submitted blocks, and how many the protocol asks for (items × raters per item). */
  readonly blocksSubmitted: number;
  readonly blocksWanted: number;
  readonly raters: number;
  /** Submitted judgments: Likert tasks and comparisons. */
  readonly judgments: number;
}

/** The words of a verdict. `reasons` has the order and rules of the verdict's own reasons. */
export interface ReportExplanation {
  readonly system: string;
  readonly sentence: LocalizedText;
  readonly reasons: readonly {
    readonly rule: string;
    readonly line: string | null;
    readonly detail: LocalizedText;
  }[];
}

export interface ReportCriterion {
  readonly key: string;
  readonly label: LocalizedText;
  /** Number of points: values 1 … scale, but where `range` says otherwise. */
  readonly scale: Criterion['scale'];
  /** Both ends of a scale of judgments that were made elsewhere. */
  readonly range?: Criterion['range'];
}

/** What a system is and costs, beside what it is worth. */
export interface ReportSystem {
  readonly system: string;
  readonly role: 'baseline' | 'candidate' | 'control';
  /** The criterion that a control harms; null for the others. */
  readonly criterion: string | null;
  readonly provider: string;
  readonly sizeBytes: number | null;
  readonly tokensPerSecond: number | null;
  readonly peakMemoryBytes: number | null;
  /** Median and 95th percentile of the time that an output took, ms; null when none was timed. */
  readonly latencyP50Ms: number | null;
  readonly latencyP95Ms: number | null;
  /** Median time until an output's first token, ms; null when not known. */
  readonly firstTokenMs: number | null;
  /** Time that all outputs together took, ms; null when not known. */
  readonly generationMs: number | null;
  readonly outputs: number;
  /** Mean tokens of an output; null when not known. */
  readonly meanTokens: number | null;
  /** Mean over criteria of the mean rating, on the points of their scale; null without ratings or for mixed scales. */
  readonly meanRating: number | null;
  /** Share of this system's outputs whose text equals the baseline's; null for the baseline and controls. */
  readonly sharedWithBaseline: number | null;
}

/** Comparisons of one candidate with the baseline, from the candidate's side, by included raters. */
export interface PreferenceSummary {
  readonly system: string;
  readonly wins: number;
  readonly ties: number;
  readonly losses: number;
  /** Ties that count because both texts were the same, so nobody was asked: one for each rater of the item. */
  readonly identicalTies: number;
  /** Items, and those on which both texts are the same. */
  readonly items: number;
  readonly identicalItems: number;
  /** (wins − losses) / all comparisons, identical texts included. */
  readonly net: number | null;
  readonly lower: number | null;
  readonly upper: number | null;
  readonly level: number;
  /** Among comparisons with a choice, the share that went to the text on the left, whichever system that was. */
  readonly leftShare: number | null;
  readonly leftLower: number | null;
  readonly leftUpper: number | null;
  /** Null where no strength was asked. */
  readonly strength: StrengthSummary | null;
  readonly n: DataCount;
}

/** How strongly raters preferred; describes and decides nothing. */
export interface StrengthSummary {
  readonly winsMuch: number;
  readonly winsSlightly: number;
  readonly lossesMuch: number;
  readonly lossesSlightly: number;
  /** As net preference, a slight one counting half; identical texts included. */
  readonly net: number | null;
  readonly lower: number | null;
  readonly upper: number | null;
  readonly level: number;
}

/** Davidson's model of all comparisons together. */
export interface PreferenceModelSummary {
  /** The baseline first. `share`: of the decided comparisons with the baseline, those the system would win. */
  readonly systems: readonly {
    readonly system: string;
    readonly share: number | null;
    readonly lower: number | null;
    readonly upper: number | null;
  }[];
  /** Share of ties between two systems of equal strength. */
  readonly tie: number | null;
  readonly tieLower: number | null;
  readonly tieUpper: number | null;
  readonly level: number;
  readonly comparisons: number;
  readonly items: number;
  /** Why there is no estimate; null where there is one. */
  readonly note: Note | null;
}

/** Candidate − baseline within one segment: descriptive, decides nothing. `warning` when orange or red. */
export interface SegmentDifference {
  readonly system: string;
  readonly segment: string;
  /** Criterion key, `preference`, or what a kind of task calls its line. */
  readonly line: string;
  /** Of the line, as in the verdict: `points`, `share` … */
  readonly unit: string;
  readonly estimate: number | null;
  readonly lower: number | null;
  readonly upper: number | null;
  readonly level: number;
  readonly state: LineState;
  readonly warning: boolean;
  readonly n: DataCount;
}

/** An automatic measure of one system over all items. */
export interface MeasureSummary {
  readonly system: string;
  /**
   * `bleu` (by the study's tokenizer), `bleu-13a` (beside it where that is `zh`), `rouge1`, `rouge2`, `rougeL`,
   * `perplexity`, `bitsPerByte`, `bertscore` (F1), `bertscorePrecision`, `bertscoreRecall` …; a custom measure's name.
   */
  readonly measure: string;
  readonly value: number | null;
  /** Interval over resampled items; null when not resampled. */
  readonly lower: number | null;
  readonly upper: number | null;
  readonly level: number;
  /** Whether higher is better. */
  readonly higherIsBetter: boolean;
  readonly voter: boolean;
  readonly items: number;
  /** How it was computed, so that it can be computed again. */
  readonly signature: string;
  readonly note: Note | null;
  /** Of a custom measure: digits after the point that a page shows, and how many items could have a score. */
  readonly digits?: number;
  readonly of?: number;
}

/** Kendall's τ-b between a measure's differences per item and those of people. */
export interface MeasureAndPeople {
  readonly system: string;
  readonly measure: string;
  /** `all` for the mean over criteria and whatever else texts get values on, the name of what is, or `preference`. */
  readonly criterion: string;
  readonly tau: number | null;
  readonly lower: number | null;
  readonly upper: number | null;
  readonly level: number;
  /** Items on which the two systems' texts differ. */
  readonly items: number;
  /** Whether the measure lost its vote for not following these people at all. */
  readonly struck: boolean;
}

export interface RaterSummary {
  readonly rater: string;
  readonly group: string | null;
  readonly simulated: boolean;
  readonly judgments: number;
  readonly controlsSeen: number;
  readonly controlsFailed: number;
  readonly medianActiveMs: number | null;
  /** The others' mean less this rater's rating of the same outputs, on average, points; above 0 is stricter. */
  readonly severity: number | null;
  /** How alike they answered what was shown to them twice; null where nothing was. */
  readonly selfConsistency: {
    /** Questions answered twice, and the share of them answered the same. */
    readonly answers: number;
    readonly same: number;
  } | null;
  readonly included: boolean;
  /** Why they are left out: what the rule found, or a lead's own words; null where they are not. */
  readonly exclusionReason: Note | string | null;
  /** Absent in older reports. */
  readonly excludedBy?: 'rule' | 'lead' | null;
}

/** What leaving raters out did. */
export interface ExclusionSummary {
  readonly raters: number;
  readonly judgments: number;
  /** The rule fixed beforehand. */
  readonly rule: { readonly minimumControls: number; readonly mostFailedShare: number };
  /** The people's lines with everybody in, by candidate; empty when nobody was left out. */
  readonly linesWithEverybody: readonly {
    readonly system: string;
    readonly lines: readonly EvidenceLine[];
  }[];
}

/** A stretch of a study: as many ratings as in its others, and how they lie beside those of others of the same texts. */
export interface TimeSummary {
  /** ISO 8601 of its first and last rating. */
  readonly from: string;
  readonly to: string;
  readonly ratings: number;
  readonly raters: number;
  /** How far a rating is from the mean of the others', as a share of the scale's range. */
  readonly apart: Estimated;
  /** How much lower it is than that mean; above 0 is stricter. */
  readonly severity: Estimated;
  readonly level: number;
}

/** A stretch of a study with as many texts as its others, and how far their raters agree. */
export interface AgreementPeriod {
  /** ISO 8601 of its first and last text: the mean of when each was rated. */
  readonly from: string;
  readonly to: string;
  readonly texts: number;
  readonly ratings: number;
  readonly raters: number;
  readonly level: number;
  /** Krippendorff's α, ordinal, of each criterion. */
  readonly criteria: readonly {
    readonly criterion: string;
    readonly value: number | null;
    readonly lower: number | null;
    readonly upper: number | null;
    /** Why there is no value; null where there is one. */
    readonly note: Note | null;
  }[];
}

/** An estimate with its interval, null where there is none. */
export interface Estimated {
  readonly estimate: number;
  readonly lower: number | null;
  readonly upper: number | null;
}

/** All systems under test by their ratings, with the ranks that tests of all pairs leave possible. */
export interface RankSummary {
  /** The chance that any two equal systems are told apart. */
  readonly error: number;
  /** The best first; `score`: mean over criteria as a share of the scales. `cluster` as in `RankRange`. */
  readonly systems: readonly {
    readonly system: string;
    readonly score: number;
    readonly best: number;
    readonly worst: number;
    readonly cluster: number;
  }[];
  readonly pairs: readonly {
    readonly first: string;
    readonly second: string;
    /** first − second, as a share of the scales. */
    readonly estimate: number | null;
    readonly p: number | null;
    /** By Holm, over all pairs. */
    readonly adjusted: number | null;
    readonly n: DataCount;
  }[];
}

/** candidate − baseline on a criterion, in standard deviations of a single rating. */
export interface EffectSummary {
  readonly system: string;
  readonly criterion: string;
  readonly estimate: number | null;
  readonly lower: number | null;
  readonly upper: number | null;
  /** Points. */
  readonly deviation: number;
  readonly level: number;
  readonly n: DataCount;
}

/** The mean of a system's ratings on a criterion after each rater's own mean and spread are taken off, in z. */
export interface NormalisedMean {
  readonly system: string;
  readonly criterion: string;
  readonly mean: number | null;
  readonly lower: number | null;
  readonly upper: number | null;
  readonly level: number;
  readonly n: DataCount;
}

/** What people found of an item whose texts differ. */
export interface ItemFinding {
  readonly item: string;
  readonly system: string;
  readonly segment: string | null;
  /** As in `ItemToRead`. */
  readonly difference: number;
  readonly unit: string;
  /** The mean difference on each criterion, and in preference, as a share of its range. */
  readonly byLine: Readonly<Record<string, number>>;
  /** Standard deviation of raters' differences, the root mean square over lines, as a share; null with one rater. */
  readonly disagreement: number | null;
}

/** An item on which people saw the largest difference. */
export interface ItemToRead {
  readonly item: string;
  readonly segment: string | null;
  readonly language: string | null;
  readonly prompt: string;
  /** The candidate that the difference is about. */
  readonly system: string;
  readonly baselineText: string;
  readonly candidateText: string;
  /** There where nobody gave the texts with their judgments; both are empty then. */
  readonly textsNotGiven?: true;
  /** What raters marked in either text; empty where nothing. */
  readonly baselineSpans: readonly MarkedSpan[];
  readonly candidateSpans: readonly MarkedSpan[];
  /** Mean over criteria and raters; null when not rated. */
  readonly baselineRating: number | null;
  readonly candidateRating: number | null;
  /** Candidate − baseline: in points where texts are rated, else, and by several kinds of tasks together, a share. */
  readonly difference: number;
  readonly unit: string;
  /** `worse` or `better`: the candidate, by these raters. */
  readonly direction: 'worse' | 'better';
}

/** A faulty span that a rater marked in a text. */
export interface MarkedSpan {
  readonly rater: string;
  /** Offsets into the text in Unicode code points, the end not included. */
  readonly start: number;
  readonly end: number;
  readonly severity: string;
  readonly criterion: string | null;
  /** Key of its kind; absent where it has none. */
  readonly category?: string;
  readonly comment: string | null;
}

export interface ReportSignature {
  readonly version: string;
  readonly seed: string;
  readonly resamples: number;
  /** Confidence level of the verdict's intervals: 1 − 0.05/(candidates × looks). */
  readonly level: number;
  /** SHA-256 of the data in canonical form, hex. */
  readonly dataHash: string;
  /** All of these in one line. */
  readonly text: string;
}

/**
 * A verdict as others read it, with how the outputs of each system were made, what was tried before, and the pilot that D
 * comes from.
 */
export function exchangedVerdict({
  study,
  verdict,
  provenance = [],
  others = [],
}: Pick<Report, 'study' | 'verdict' | 'provenance' | 'others'>) {
  return {
    ...verdict,
    ...(study.looks !== undefined && { looks: study.looks }),
    candidates: verdict.candidates.map((candidate) => ({
      ...candidate,
      earlier: others.flatMap(({ system, slug, earlier, closedAt, decision }) =>
        earlier && system === candidate.system ? [{ study: slug, closedAt, decision }] : [],
      ),
    })),
    provenance: Object.fromEntries(provenance.map(({ system, made }) => [system, made])),
    ...(study.pilot !== undefined && { pilot: study.pilot }),
  };
}

/**
 * A verdict as whoever asks for one is told: of a study that isn't closed, that there is none yet, and nothing of its
 * candidates.
 */
export function toldVerdict(
  report: Pick<Report, 'study' | 'estimates' | 'progress' | 'verdict' | 'provenance' | 'others'>,
) {
  const { study, estimates, progress, verdict } = report;
  const { state } = study;
  if (estimates === 'shown') return { ...exchangedVerdict(report), state, estimates };
  const readings = { submitted: progress.blocksSubmitted, asked: progress.blocksWanted };
  return { ...verdict, candidates: [], state, estimates, readings };
}
