import type { StudyData } from '../evidence/data.ts';
import type { RetainedVerdict } from '../evidence/retention.ts';
import type { EvidenceLine } from '../evidence/types.ts';
import { note } from '../shared/notes.ts';
import type { StudyConfiguration } from '../studies/configuration.ts';
import { everyLocale } from '../shared/localized.ts';
import { exclusionsOf, type Exclusion } from './exclusions.ts';
import {
  followsPeopleAll,
  measureComparison,
  type Explanation,
  type JudgedCandidate,
} from './judgeCandidate.ts';
import type { JudgedStudy } from './judgeStudy.ts';
import { judgeTables, type RuledCandidate } from './judging/judgeTables.ts';
import { countedJudgments } from './judging/counted.ts';
import type { RuleLine } from './judging/lines.ts';
import { setAsideRaters, type SetAside } from './judging/setAside.ts';
import { ruledStudy } from './judging/settings.ts';
import type { VerdictTables } from './judging/tables.ts';
import { verdictJson } from './judging/verdictJson.ts';
import { ruleDetail, ruleSentence, type RuleContext } from './judging/words.ts';
import { verdictLevel, type Sequence } from './level.ts';
import { scoreSystem } from './measures/itemScores.ts';
import { studyTokenizers } from './measures/tokenizers.ts';
import { peopleLines } from './people/lines.ts';
import { withoutRaters } from './people/withoutRaters.ts';

/**
 * Judges every candidate of a closed study by rule 2.
 *
 * @param data of the judgments that count, for what the report sets beside the verdict
 * @param tables what the rule reads
 * @param sequence which analysis of the study it is; the only one by default
 */
export function judgeByRetention(
  data: StudyData,
  configuration: StudyConfiguration,
  tables: VerdictTables,
  sequence?: Sequence,
): JudgedStudy {
  const study = ruledStudy(configuration, sequence);
  const referencedItems = data.items.filter(({ references }) => references.length > 0).length;
  const ruled = judgeTables(study, tables, { referencedItems });
  const told = verdictJson(study, tables, ruled, 'en').candidates;
  const { baseline, candidates, setAside } = ruled;
  const tokenizers = studyTokenizers(configuration, data.items);
  const scores = new Map(
    [baseline, ...candidates.map(({ system }) => system)].map((system) => [
      system,
      scoreSystem(data, system, tokenizers, configuration),
    ]),
  );
  const excluded = new Set(setAside.map(({ rater }) => rater));
  const included = withoutRaters(data, excluded);
  const level = verdictLevel(candidates.length, configuration.looks);
  return {
    baseline,
    candidates: candidates.map((candidate, index): JudgedCandidate<RetainedVerdict> => {
      const question = { baseline, candidate: candidate.system, excluded, scores };
      const seed = `${configuration.seed}/verdict/${candidate.system}`;
      const measured = measureComparison(data, configuration, question, level, seed);
      const values = ownValues(included, configuration, { ...question, level });
      return {
        verdict: verdictOf(told[index]!, values),
        explanation: explanationOf(candidate, told[index]!, wordsOf(candidate, baseline, configuration)),
        follows: followsPeopleAll(included, configuration, question, measured).map((follows) => ({
          ...follows,
          struck: candidate.lines.some(
            ({ name, notes }) => name === follows.measure && notes.some(({ kind }) => kind === 'struck'),
          ),
        })),
        everybody:
          candidate.everybody === null
            ? null
            : { lines: candidate.everybody.map((line) => evidenceLine(line, values)) },
      };
    }),
    ...toldAside(setAside),
    controlRecords: exclusionsOf(data, configuration).records,
    tokenizers,
    scores,
  };
}

/** Whom rule 2 sets aside; while a study is open too. */
export function asideByRetention(tables: VerdictTables): Pick<JudgedStudy, 'exclusions'> {
  return toldAside(setAsideRaters(countedJudgments(tables), tables));
}

function toldAside(setAside: readonly SetAside[]): Pick<JudgedStudy, 'exclusions'> {
  return {
    exclusions: setAside.map((aside): Exclusion => ({
      rater: aside.rater,
      by: aside.by,
      reason: aside.by === 'lead' ? aside.reason : note(`aside-${aside.cause}`),
    })),
  };
}

type Told = ReturnType<typeof verdictJson>['candidates'][number];
type Values = ReadonlyMap<string, Pick<EvidenceLine, 'baselineValue' | 'candidateValue'>>;

/** The two systems' own means behind each line of people. */
function ownValues(
  data: StudyData,
  configuration: StudyConfiguration,
  comparison: { readonly baseline: string; readonly candidate: string; readonly level: number },
): Values {
  return new Map(
    peopleLines(data, configuration, comparison).map(
      ({ line: { kind, name, baselineValue, candidateValue } }) => [
        `${kind}/${name}`,
        { baselineValue, candidateValue },
      ],
    ),
  );
}

function evidenceLine<L extends Pick<RuleLine, 'kind' | 'name' | 'role'>>(line: L, values: Values) {
  const { baselineValue, candidateValue } = values.get(`${line.kind}/${line.name}`) ?? {
    baselineValue: null,
    candidateValue: null,
  };
  return { ...line, votes: line.role !== 'shown', baselineValue, candidateValue };
}

function verdictOf({ lines, ...told }: Told, values: Values): RetainedVerdict {
  return { ...told, lines: lines.map((line) => evidenceLine(line, values)) };
}

/** What a verdict is put into words with: no kinds of faults that were tried, as a report has them beside it. */
function wordsOf(
  { system }: RuledCandidate,
  baseline: string,
  { protocol }: StudyConfiguration,
): RuleContext {
  const labels = new Map(protocol.criteria.map(({ key, label }) => [key, label]));
  return { system, baseline, labels, kindsTried: [] };
}

function explanationOf({ system, decided }: RuledCandidate, told: Told, context: RuleContext): Explanation {
  return {
    system,
    reasons: decided.findings.map((finding, index) => ({
      rule: finding.rule,
      line: told.reasons[index]!.line ?? null,
      detail: everyLocale((locale) => ruleDetail(finding, context, locale)),
    })),
    sentence: everyLocale((locale) => ruleSentence(decided, context, locale)),
  };
}
