import type { StudyConfiguration } from '../studies/configuration.ts';
import type { StudyData } from '../evidence/data.ts';
import { isOfPeople } from '../evidence/evidence.ts';
import { asideByRetention, judgeByRetention } from '../verdict/judgeByRetention.ts';
import { judgeStudy } from '../verdict/judgeStudy.ts';
import type { VerdictTables } from '../verdict/judging/tables.ts';
import { FIRST_RULE_VERSION } from '../verdict/rule.ts';
import { analyses } from '../verdict/analyses.ts';
import { askedAnalyses, comparesSystems, ownEvidence } from '../verdict/kinds.ts';
import type { JudgedStudy } from '../verdict/judgeStudy.ts';
import { verdictLevel, type Sequence } from '../verdict/level.ts';
import { onlyAnswers, withoutRaters } from '../verdict/people/withoutRaters.ts';
import {
  isRetained,
  type CandidateVerdict,
  type ExclusionSummary,
  type ItemFinding,
  type Report,
  type ReportProgress,
  type ReportSignature,
  type ReportStudy,
} from './report.ts';
import { agreementOverTime } from './sections/agreementOverTime.ts';
import { agreementSection } from './sections/agreement.ts';
import { measureSection } from './sections/measures.ts';
import { preferenceModelSection } from './sections/preferenceModel.ts';
import { preferenceSummary } from './sections/preferences.ts';
import { judgmentsByRater, raterSection } from './sections/raters.ts';
import { effectSection, normalisedMeans } from './sections/effects.ts';
import { itemFindings } from './sections/itemFindings.ts';
import { timeSection } from './sections/overTime.ts';
import { rankSection } from './sections/ranks.ts';
import { itemsToRead } from './sections/reading.ts';
import { segmentSection } from './sections/segments.ts';
import { adviceOn } from './sections/settling.ts';
import type { SystemProvenance } from '../studies/provenance.ts';
import { systemSection } from './sections/systems.ts';

export interface ReportInput {
  readonly study: ReportStudy;
  readonly configuration: StudyConfiguration;
  /** Which analysis of the study it is; absent = the only one. */
  readonly sequence?: Sequence | undefined;
  readonly data: StudyData;
  readonly progress: ReportProgress;
  /** SHA-256 of the data in canonical form, hex. */
  readonly dataHash: string;
  /** Of the analysis, see `ANALYSIS_VERSION`. */
  readonly version: string;
  /** What rule 2 reads of it; absent or null where another rule judges. */
  readonly tables?: VerdictTables | null | undefined;
  /** How each system's outputs came about; shown, not judged by. */
  readonly provenance?: readonly SystemProvenance[];
}

/** Whether a study's estimates may be seen. */
export function isJudged(study: Pick<ReportStudy, 'state'>): boolean {
  return study.state === 'closed' || study.state === 'decided';
}

/** A report with what people found of each item, which is kept beside it. */
export interface BuiltReport extends Report {
  /** Of all candidates; empty while estimates are withheld. */
  readonly findings: readonly ItemFinding[];
}

/** What figures are made of; the data's hash is none of it. */
export type FiguresInput = Omit<ReportInput, 'dataHash' | 'version'>;

/** All of a report but what it was computed from. */
export type ReportFigures = Omit<BuiltReport, 'verdict' | 'signature'> & {
  readonly verdict: Omit<BuiltReport['verdict'], 'dataHash' | 'signature'>;
};

/**
 * The whole report of a study from its data. The same input gives the same report: all randomness comes from the
 * configuration's seed.
 */
export function buildReport(input: ReportInput): BuiltReport {
  return signReport(reportFigures(input), input);
}

/** The report of these figures, with what they were computed from and how. */
export function signReport(
  { verdict: { study, baseline, ...verdict }, ...figures }: ReportFigures,
  input: Parameters<typeof reportSignature>[0],
): BuiltReport {
  const signature = reportSignature(input);
  const { dataHash } = input;
  return {
    ...figures,
    verdict: { study, baseline, dataHash, signature: signature.text, ...verdict },
    signature,
  };
}

/** The figures of a study from its data. */
export function reportFigures(input: FiguresInput): ReportFigures {
  const { study, configuration, data, progress } = input;
  const closed = isJudged(study);
  const { tables = null } = input;
  const judged =
    closed && tables !== null
      ? judgeByRetention(data, configuration, tables, input.sequence)
      : { ...judgeStudy(data, configuration, { closed }), ...(tables && asideByRetention(tables)) };
  const excluded = new Set(judged.exclusions.map(({ rater }) => rater));
  return {
    study,
    estimates: closed ? 'shown' : 'withheld',
    progress,
    simulatedRaters: simulatedShare(data),
    verdict: {
      study: study.slug,
      baseline: judged.baseline,
      ...(study.ruleVersion !== null && { ruleVersion: study.ruleVersion }),
      candidates: judged.candidates.map(({ verdict }) => advised(verdict, input)),
    },
    explanations: judged.candidates.map(({ explanation }) => explanation),
    criteria: configuration.protocol.criteria.map(({ key, label, scale, range }) => ({
      ...{ key, label, scale },
      ...(range !== undefined && { range }),
    })),
    ...(closed ? estimates(withoutRaters(data, excluded), input, judged) : withheld(data, judged)),
    raters: raterSection(data, judged),
    exclusions: exclusionSummary(data, configuration, judged),
    provenance: input.provenance ?? [],
  };
}

/** A verdict with what would settle it where it is hold. */
function advised(
  verdict: CandidateVerdict,
  { configuration, tables = null }: FiguresInput,
): CandidateVerdict {
  const advice = tables !== null && isRetained(verdict) ? adviceOn(verdict, configuration, tables) : null;
  return advice === null ? verdict : { ...verdict, toSettle: advice };
}

type Estimates = Pick<
  BuiltReport,
  | 'systems'
  | 'ratings'
  | 'preferences'
  | 'rankings'
  | 'preferenceModel'
  | 'faults'
  | 'penalties'
  | 'agreement'
  | 'segments'
  | 'measures'
  | 'measuresAndPeople'
  | 'itemsToRead'
  | 'findings'
  | 'overTime'
  | 'agreementOverTime'
  | 'ranks'
  | 'effects'
  | 'normalised'
>;

function estimates(included: StudyData, input: FiguresInput, judged: JudgedStudy): Estimates {
  const { configuration, tables = null } = input;
  const { protocol } = configuration;
  const { baseline, candidates } = judged;
  const level = levelOf(input);
  const names = candidates.map(({ verdict }) => verdict.system);
  return {
    ...nothing(),
    ...Object.assign({}, ...askedAnalyses(protocol).map(({ summary }) => summary(included, configuration))),
    systems: systemSection(included, protocol.criteria, baseline),
    preferences: comparesSystems(protocol)
      ? names.map((candidate) => preferenceSummary(included, baseline, candidate, level))
      : [],
    preferenceModel: preferenceModelSection(included, configuration, [baseline, ...names]),
    agreement: agreementSection(included, configuration),
    segments: names.flatMap((candidate) =>
      segmentSection(included, configuration, { baseline, candidate, level }),
    ),
    measures: measureSection(included, configuration, judged.scores, judged.tokenizers),
    measuresAndPeople: candidates.flatMap(({ verdict, follows }) =>
      follows
        .filter(({ items }) => items > 0)
        .map(({ measure, tau, lower, upper, items, struck }) => ({
          system: verdict.system,
          measure,
          criterion: besideMeasures(protocol),
          tau,
          lower,
          upper,
          level,
          items,
          struck,
        })),
    ),
    itemsToRead: names.flatMap((candidate) => itemsToRead(included, configuration, baseline, candidate)),
    findings: names.flatMap((candidate) => itemFindings(included, configuration, baseline, candidate)),
    overTime: tables === null ? [] : timeSection(included, tables, protocol.criteria),
    agreementOverTime: tables === null ? [] : agreementOverTime(included, tables, configuration),
    ranks: rankSection(included, protocol.criteria, [baseline, ...names]),
    effects: effectSection(included, protocol.criteria, baseline, names),
    normalised: normalisedMeans(included, protocol.criteria, [baseline, ...names]),
  };
}

/** What people's side of the comparison with measures is called: that of one kind of task, or of all together. */
function besideMeasures(protocol: object): string {
  const [own, ...others] = ownEvidence(protocol);
  return others.length > 0 ? 'all' : (own?.name ?? 'preference');
}

/** What an open study shows of its systems: what they are, nothing of what people think of them. */
function withheld(data: StudyData, { baseline }: JudgedStudy): Estimates {
  return {
    ...nothing(),
    systems: systemSection(
      onlyAnswers(data, () => false),
      [],
      baseline,
    ),
  };
}

/** All that a report estimates, without a figure; each kind of task has fields of its own. */
function nothing(): Estimates {
  return {
    systems: [],
    ratings: [],
    preferences: [],
    rankings: [],
    preferenceModel: null,
    faults: [],
    penalties: null,
    ...Object.assign({}, ...analyses.all.map(({ nothing }) => nothing)),
    agreement: [],
    segments: [],
    measures: [],
    measuresAndPeople: [],
    itemsToRead: [],
    findings: [],
    overTime: [],
    agreementOverTime: [],
    ranks: null,
    effects: [],
    normalised: [],
  };
}

function levelOf({ configuration, sequence }: Pick<ReportInput, 'configuration' | 'sequence'>): number {
  const { systems, looks } = configuration;
  return verdictLevel(systems.filter(({ role }) => role === 'candidate').length, looks, sequence);
}

function simulatedShare({ raters }: StudyData): Report['simulatedRaters'] {
  const simulated = raters.filter((rater) => rater.simulated).length;
  if (simulated === 0) return 'none';
  return simulated === raters.length ? 'all' : 'some';
}

function exclusionSummary(
  data: StudyData,
  { exclusion }: StudyConfiguration,
  { exclusions, candidates }: JudgedStudy,
): ExclusionSummary {
  const judgments = judgmentsByRater(data);
  return {
    raters: exclusions.length,
    judgments: exclusions.reduce((sum, { rater }) => sum + (judgments.get(rater) ?? 0), 0),
    rule: { ...exclusion },
    linesWithEverybody: candidates.flatMap(({ verdict, everybody }) =>
      everybody ? [{ system: verdict.system, lines: everybody.lines.filter(isOfPeople) }] : [],
    ),
  };
}

/** How a report is computed, in one line: the same signature and data give the same figures. */
export function reportSignature({
  configuration,
  sequence,
  dataHash,
  version,
  study,
}: Pick<ReportInput, 'configuration' | 'sequence' | 'dataHash' | 'version'> & {
  readonly study: Pick<ReportStudy, 'ruleVersion'>;
}): ReportSignature {
  const { seed, resamples } = configuration;
  const level = levelOf({ configuration, sequence });
  const { ruleVersion } = study;
  // Signatures of rule 1 stay as they were before there was another.
  const rule = ruleVersion === null || ruleVersion === FIRST_RULE_VERSION ? '' : `|rule:${ruleVersion}`;
  const text = `version:${version}${rule}|seed:${seed}|resamples:${resamples}|level:${Number(level.toFixed(6))}|data:${dataHash.slice(0, 16)}`;
  return { version, seed, resamples, level, dataHash, text };
}
