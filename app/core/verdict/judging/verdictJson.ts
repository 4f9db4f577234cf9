import type { Decision, LineState } from '../../evidence/types.ts';
import type { Locale } from '../../shared/localized.ts';
import { analyses } from '../analyses.ts';
import { ANALYSIS_VERSION } from '../canonical.ts';
import { RETENTION_RULE_VERSION } from '../rule.ts';
import type { RuledCandidate, RuledVerdict } from './judgeTables.ts';
import { levelOf } from './evidence.ts';
import type { SensitivityGate } from './gate.ts';
import type { RuleLine } from './lines.ts';
import type { RuledStudy } from './settings.ts';
import { rowsOf } from './standing.ts';
import type { VerdictTables } from './tables.ts';
import { ruleDetail, ruleSentence, type RuleContext } from './words.ts';
import { asideWords, gateWords, noteWords } from './words/parts.ts';
import { joinSentences } from '../../shared/typography.ts';

/**
 * A verdict in the form in which it is exchanged; a null has a `reason` in the same object.
 *
 * @param locale of sentences and reasons
 */
export function verdictJson(
  study: RuledStudy,
  tables: VerdictTables,
  { baseline, candidates, setAside, unfinished }: RuledVerdict,
  locale: Locale,
) {
  const { name, seed, resamples } = study.configuration;
  const kindsTried = kindsTriedIn(tables);
  const count = (kind: 'skipped' | 'abandoned') => unfinished.filter((block) => block.kind === kind).length;
  const skips = { skipped: count('skipped'), abandoned: count('abandoned') };
  const aside = setAside.map((one) => ({
    rater: one.rater,
    by: one.by,
    reason: asideWords(one, locale),
    ...(one.by === 'rule' && { cause: one.cause }),
  }));
  return {
    study: name,
    baseline,
    ruleVersion: RETENTION_RULE_VERSION,
    signature: `${ANALYSIS_VERSION}|rule:${RETENTION_RULE_VERSION}|seed:${seed}|resamples:${resamples}|level:${levelOf(study, tables)}`,
    candidates: candidates.map((candidate) => ({
      ...candidateJson(study, baseline, candidate, kindsTried, locale),
      skips: { ...skips, lastSeen: lastSeenCounts(unfinished), tipping: tippingOf(candidate) },
      setAside: aside,
      kindsTried,
    })),
  };
}

function candidateJson(
  { configuration }: RuledStudy,
  baseline: string,
  candidate: RuledCandidate,
  kindsTried: readonly string[],
  locale: Locale,
) {
  const { system, decided, lines, sensitivity, agreement } = candidate;
  const labels = new Map(configuration.protocol.criteria.map(({ key, label }) => [key, label]));
  const context: RuleContext = { system, baseline, labels, kindsTried };
  return {
    system,
    decision: decided.decision satisfies Decision,
    sentence: ruleSentence(decided, context, locale),
    reasons: decided.findings.map((finding) => ({
      rule: finding.rule,
      ...('line' in finding && { line: finding.line.name }),
      ...('gate' in finding && { line: finding.gate.criterion }),
      ...('agreement' in finding && { line: finding.agreement.criterion }),
      detail: ruleDetail(finding, context, locale),
    })),
    lines: lines.map((line) => lineJson(line, locale)),
    gates: {
      sensitivity: sensitivity.map((gate) => gateJson(gate, locale)),
      agreement: agreement.map((one) => ({
        ...one,
        ...(Object.values(one).includes(null) && {
          reason: {
            en: 'A coefficient is not defined without variation, or with a single rating of each text.',
            zh: '没有差异，或每个文本只有一个评分时，系数无定义。',
          }[locale],
        }),
      })),
    },
    withExclusions: candidate.withExclusions,
    withoutExclusions: candidate.withoutExclusions,
  };
}

function lineJson({ notes, ...line }: RuleLine, locale: Locale) {
  const reason = joinSentences(
    notes.map((note) => noteWords(note, locale)),
    locale,
  );
  return {
    kind: line.kind,
    name: line.name,
    role: line.role,
    unit: line.unit,
    estimate: line.estimate,
    lower: line.lower,
    upper: line.upper,
    level: line.level,
    accept: line.accept,
    limit: line.limit,
    state: line.state satisfies LineState,
    n: line.n,
    notes,
    ...(reason !== '' && { reason }),
  };
}

function gateJson(gate: SensitivityGate, locale: Locale) {
  const reason = gateWords(gate, locale);
  const nameless = gate.maker === null || gate.makers.some(({ maker }) => maker === null);
  return {
    ...gate,
    ...(reason !== null
      ? { reason }
      : nameless && {
          reason: {
            en: 'Its controls come from several makers, or from one without a name.',
            zh: '其对照来自多种制作方式，或制作方式未具名。',
          }[locale],
        }),
  };
}

/** Where nothing is missing nothing turns. */
function tippingOf({ tipping, withExclusions }: RuledCandidate) {
  return tipping ?? { decision: withExclusions, turns: false };
}

/** How many unfinished blocks had shown each system last. */
function lastSeenCounts(unfinished: RuledVerdict['unfinished']): Record<string, number> {
  const counts = new Map<string, number>();
  for (const { lastSeen } of unfinished) {
    if (lastSeen !== null) counts.set(lastSeen, (counts.get(lastSeen) ?? 0) + 1);
  }
  return Object.fromEntries(counts);
}

/** The makers of slight controls and worse systems; a control without a maker by what it harms. */
function kindsTriedIn(tables: VerdictTables): string[] {
  const read = new Set(
    analyses.all.flatMap(({ judging }) => rowsOf(judging, tables).flatMap((row) => judging.systemsOf(row))),
  );
  return [
    ...new Set(
      tables.systems.flatMap(({ system, role, dose, criterion, maker }) =>
        role === 'control' && dose !== 'gross' && read.has(system) ? [maker ?? criterion ?? system] : [],
      ),
    ),
  ];
}
