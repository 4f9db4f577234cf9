import type { StudyConfiguration } from '../studies/configuration.ts';
import { measuresOf } from '../studies/measures.ts';
import type { EveryLocale } from '../shared/localized.ts';
import type { StudyData } from '../evidence/data.ts';
import { noted } from '../evidence/noted.ts';
import { note } from '../shared/notes.ts';
import { decide } from './decide.ts';
import type { Decided } from './decide.ts';
import type { Evidence } from '../evidence/evidence.ts';
import { gatherEvidence } from './gatherEvidence.ts';
import { verdictLevel } from './level.ts';
import { followsPeople } from './measures/followsPeople.ts';
import type { FollowsPeople } from './measures/followsPeople.ts';
import type { SystemScores } from './measures/itemScores.ts';
import { measureFloor, measureLine } from './measures/lines.ts';
import { isTooThin, scoreCoverage, thinLine, withCoverage } from './measures/coverage.ts';
import { unreadableLine, unreadableMeasures } from './measures/readable.ts';
import type { MeasureComparison } from './measures/lines.ts';
import { identicalItems } from './people/differences.ts';
import { peopleByItem } from './people/itemDifferences.ts';
import { withoutRaters } from './people/withoutRaters.ts';
import type { EvidenceLine } from '../evidence/types.ts';
import type { CandidateVerdict, GatedVerdict } from '../evidence/verdict.ts';
import { detail, sentenceOf } from './wording.ts';

/** A verdict's wording in both languages; reasons in the order of the verdict's own. */
export interface Explanation {
  readonly system: string;
  readonly sentence: EveryLocale<string>;
  readonly reasons: readonly {
    readonly rule: string;
    readonly line: string | null;
    readonly detail: EveryLocale<string>;
  }[];
}

/** A candidate's verdict and what was computed on the way. */
export interface JudgedCandidate<V extends CandidateVerdict = GatedVerdict> {
  readonly verdict: V;
  readonly explanation: Explanation;
  readonly follows: readonly FollowsPeople[];
  /** The evidence with every rater in; null when nobody was excluded. */
  readonly everybody: Pick<Evidence, 'lines'> | null;
}

export interface CandidateQuestion {
  readonly baseline: string;
  readonly candidate: string;
  /** Raters whose judgments are left out. */
  readonly excluded: ReadonlySet<string>;
  /** Each system's scores by name. */
  readonly scores: ReadonlyMap<string, SystemScores>;
}

/**
 * The verdict on one candidate of a closed study: evidence, gates, the rule, and the same with everybody in; where
 * the two decisions differ the verdict is hold.
 */
export function judgeCandidate(
  data: StudyData,
  configuration: StudyConfiguration,
  question: CandidateQuestion,
): JudgedCandidate {
  const { baseline, candidate, excluded } = question;
  const candidates = configuration.systems.filter(({ role }) => role === 'candidate').length;
  const level = verdictLevel(candidates, configuration.looks);
  const seed = `${configuration.seed}/verdict/${candidate}`;
  const included = withoutRaters(data, excluded);
  const measured = measureComparison(data, configuration, question, level, seed);
  const follows = followsPeopleAll(included, configuration, question, measured);
  const unreadable = unreadableMeasures(configuration, data.items);
  const measures = measureLines(configuration, unreadable, measured, follows);
  const comparison = { baseline, candidate, level };
  const evidence = gatherEvidence(included, configuration, comparison, measures, seed);
  const everybody =
    excluded.size > 0 ? gatherEvidence(data, configuration, comparison, measures, seed) : null;
  const decided = decideOnBoth(evidence, everybody);
  return {
    ...verdictOf(decided, evidence, everybody, { baseline, configuration }),
    follows,
    everybody,
  };
}

/** The verdict on a candidate whose study is still open: hold, without any estimate. */
export function holdWhileOpen(
  configuration: StudyConfiguration,
  baseline: string,
  candidate: string,
): JudgedCandidate {
  const evidence: Evidence = {
    system: candidate,
    closed: false,
    lines: [],
    sensitivity: [],
    agreement: [],
    settlements: new Map(),
  };
  const verdict = verdictOf(decide(evidence), evidence, null, { baseline, configuration });
  return { ...verdict, follows: [], everybody: null };
}

/** What counts is the decision without the excluded raters, unless everybody's differs: then hold. */
function decideOnBoth(evidence: Evidence, everybody: Evidence | null): Decided {
  const decided = decide(evidence);
  const other = everybody ? decide(everybody).decision : decided.decision;
  if (other === decided.decision) return decided;
  return {
    decision: 'hold',
    findings: [
      { rule: 'exclusions-differ', withExclusions: decided.decision, withoutExclusions: other },
      ...decided.findings,
    ],
  };
}

function verdictOf(
  decided: Decided,
  evidence: Evidence,
  everybody: Evidence | null,
  { baseline, configuration }: { baseline: string; configuration: StudyConfiguration },
): Pick<JudgedCandidate, 'verdict' | 'explanation'> {
  const labels = new Map(configuration.protocol.criteria.map(({ key, label }) => [key, label]));
  const context = { system: evidence.system, baseline, labels };
  const reasons = decided.findings.map((finding) => ({
    rule: finding.rule,
    line: 'line' in finding ? finding.line.name : 'gate' in finding ? finding.gate.criterion : null,
    detail: { en: detail(finding, context, 'en'), zh: detail(finding, context, 'zh') },
  }));
  const sentence = sentenceOf(decided, context);
  const withExclusions = decide(evidence).decision;
  return {
    verdict: {
      system: evidence.system,
      decision: decided.decision,
      sentence: sentence.en,
      reasons: reasons.map(({ rule, line, detail: words }) => ({
        rule,
        ...(line === null ? {} : { line }),
        detail: words.en,
      })),
      lines: evidence.lines,
      gates: { sensitivity: evidence.sensitivity, agreement: evidence.agreement },
      withExclusions,
      withoutExclusions: everybody ? decide(everybody).decision : withExclusions,
    },
    explanation: { system: evidence.system, sentence, reasons },
  };
}

/** The two systems' scores side by side. */
export function measureComparison(
  data: StudyData,
  { resamples }: StudyConfiguration,
  { baseline, candidate, scores }: CandidateQuestion,
  level: number,
  seed: string,
): MeasureComparison {
  const tokenizerOf = (name: string) =>
    data.systems.find(({ system }) => system === name)?.tokenizerHash ?? null;
  const own = tokenizerOf(baseline);
  return {
    baseline: scores.get(baseline)!,
    candidate: scores.get(candidate)!,
    items: data.items.map(({ item }) => item),
    sharedTokenizer: own !== null && own === tokenizerOf(candidate),
    level,
    samples: resamples,
    seed,
  };
}

/** How far each measure that is set beside people follows them. */
export function followsPeopleAll(
  data: StudyData,
  configuration: StudyConfiguration,
  { baseline, candidate }: CandidateQuestion,
  measured: MeasureComparison,
): FollowsPeople[] {
  const people = peopleByItem(data, configuration, baseline, candidate);
  const identical = new Set(identicalItems(data, baseline, candidate));
  const differing = new Set(measured.items.filter((item) => !identical.has(item)));
  return measuresOf(configuration)
    .filter(({ followed }) => followed)
    .map((measure) => followsPeople(measure, people, differing, measured));
}

function measureLines(
  configuration: StudyConfiguration,
  unreadable: ReadonlyMap<string, number>,
  measured: MeasureComparison,
  follows: readonly FollowsPeople[],
): EvidenceLine[] {
  const struck = new Set(follows.flatMap(({ measure, struck: is }) => (is ? [measure] : [])));
  const { margins, voters, floors } = configuration;
  const lines = measuresOf(configuration).flatMap((measure): EvidenceLine[] => {
    const { name, vote } = measure;
    if (vote === null) return [];
    const share = unreadable.get(name);
    const isVoter = voters.includes(name);
    const votes = isVoter && !struck.has(name) && share === undefined;
    const line = measureLine(measure, margins, votes, measured);
    if (share !== undefined) return [unreadableLine(line, share, isVoter)];
    const coverage = scoreCoverage(measure, measured);
    if (coverage !== null && isTooThin(coverage)) return [thinLine(line, coverage, isVoter)];
    const covered = coverage === null ? line : withCoverage(line, coverage);
    const lostVote = isVoter && struck.has(name);
    return [lostVote ? { ...covered, ...noted(note('struck-for-not-following')) } : covered];
  });
  if (floors.bleu !== undefined) lines.push(measureFloor('bleu', floors.bleu, measured));
  if (floors.perplexity !== undefined) lines.push(measureFloor('perplexity', floors.perplexity, measured));
  return lines;
}
