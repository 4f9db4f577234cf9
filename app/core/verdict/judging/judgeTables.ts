import type { Decision } from '../../evidence/types.ts';
import {
  agreementEvidence,
  measureLevelOf,
  peopleByItem,
  peopleEvidence,
  type Question,
} from './evidence.ts';
import { countedJudgments, type Counted } from './counted.ts';
import { decideByRetention, isTurned, type RuleDecision, type RuleEvidence } from './decide.ts';
import type { RuleAgreement } from './agreement.ts';
import type { SensitivityGate } from './gate.ts';
import { blocksByRater, includedCells } from './included.ts';
import type { RuleLine } from './lines.ts';
import { measureLines } from './measureLines.ts';
import { unfinishedBlocks, type Unfinished } from './missing.ts';
import { setAsideRaters, type SetAside } from './setAside.ts';
import type { RuledStudy } from './settings.ts';
import type { VerdictTables } from './tables.ts';

/** The verdict on one candidate as data. */
export interface RuledCandidate {
  readonly system: string;
  readonly decided: RuleDecision;
  readonly lines: readonly RuleLine[];
  readonly sensitivity: readonly SensitivityGate[];
  readonly agreement: readonly RuleAgreement[];
  /** The decision without those set aside, which counts, and with everybody. */
  readonly withExclusions: Decision;
  readonly withoutExclusions: Decision;
  /** The lines with everybody in; null where nobody is set aside. */
  readonly everybody: readonly RuleLine[] | null;
  /** The decision with the missing judgments held against the system seen last; null without any. */
  readonly tipping: { readonly decision: Decision; readonly turns: boolean } | null;
}

/** The verdict on a closed study's tables as data. */
export interface RuledVerdict {
  readonly baseline: string;
  readonly candidates: readonly RuledCandidate[];
  readonly setAside: readonly SetAside[];
  readonly unfinished: readonly Unfinished[];
}

/** What is known beside the tables, and said where a figure is missing. */
export interface KnownBeside {
  /** Items that have references; null where that isn't known. */
  readonly referencedItems?: number | null;
}

/**
 * Judges every candidate of a closed study by the rule of docs/verdict.md with retention.
 *
 * @param tables whose names agree: every judgment is about an item, system and criterion that is listed
 */
export function judgeTables(
  study: RuledStudy,
  tables: VerdictTables,
  { referencedItems = null }: KnownBeside = {},
): RuledVerdict {
  const counted = countedJudgments(tables);
  const aside = setAsideRaters(counted, tables);
  const unfinished = unfinishedBlocks(counted, tables);
  const baseline = tables.systems.find(({ role }) => role === 'baseline')!.system;
  const candidates = tables.systems.filter(({ role }) => role === 'candidate');
  return {
    baseline,
    candidates: candidates.map(({ system }) =>
      judgeCandidate(
        { study, tables, counted, baseline, candidate: system, referencedItems },
        aside,
        unfinished,
      ),
    ),
    setAside: aside,
    unfinished,
  };
}

/** A question with all tables of its study. */
export type FullQuestion = Question & Required<KnownBeside> & { readonly tables: VerdictTables };

function judgeCandidate(
  question: FullQuestion,
  aside: readonly SetAside[],
  unfinished: readonly Unfinished[],
): RuledCandidate {
  const evidence = evidenceWithout(question, aside, unfinished);
  const decidedWithout = decideByRetention(evidence);
  const everybody = aside.length === 0 ? evidence : evidenceWithout(question, [], unfinished);
  const byRule = aside.filter(({ by }) => by === 'rule');
  const withLeads =
    byRule.length === aside.length
      ? decidedWithout.decision
      : decideByRetention(evidenceWithout(question, byRule, unfinished)).decision;
  const decided: RuleDecision =
    withLeads === decidedWithout.decision
      ? decidedWithout
      : {
          decision: 'hold',
          findings: [
            { rule: 'exclusions-differ', without: decidedWithout.decision, withThem: withLeads },
            ...decidedWithout.findings,
          ],
        };
  const untipped = decideByRetention({ ...evidence, tipped: null }).decision;
  return {
    system: question.candidate,
    decided,
    lines: evidence.lines,
    sensitivity: evidence.sensitivity,
    agreement: evidence.agreement,
    withExclusions: decidedWithout.decision,
    withoutExclusions:
      everybody === evidence ? decidedWithout.decision : decideByRetention(everybody).decision,
    everybody: everybody === evidence ? null : everybody.lines,
    tipping:
      evidence.tipped === null
        ? null
        : { decision: evidence.tipped, turns: isTurned(untipped, evidence.tipped) },
  };
}

export interface EvidenceOptions {
  /** The lines of measures where they are known: they are the same for the same raters whatever people's margins. */
  readonly measures?: readonly RuleLine[] | undefined;
  /** Whether how far raters agree is left out where it decides nothing. */
  readonly onlyDecides?: boolean;
}

/** What there is on a candidate without the raters who are set aside. */
export function evidenceWithout(
  question: FullQuestion,
  aside: readonly Pick<SetAside, 'rater'>[],
  unfinished: readonly Unfinished[],
  { measures: known, onlyDecides = false }: EvidenceOptions = {},
): RuleEvidence {
  const { counted, study, tables, baseline, candidate } = question;
  const numbers = new Set(aside.map(({ rater }) => counted.raterOf.get(rater)!));
  const { seed } = study.configuration;
  const includes = includedCells(counted, numbers, seed);
  const people = peopleEvidence(question, includes);
  const measures =
    known ??
    measureLines(tables, study, {
      baseline,
      candidate,
      level: measureLevelOf(study, tables),
      seed: `${seed}/verdict/${candidate}`,
      people: peopleByItem(question, people),
      referencedItems: question.referencedItems,
    });
  const { alpha, ac2, reliability } = study.settings.gates;
  const asksAgreement = alpha !== undefined || ac2 !== undefined || reliability !== undefined;
  const found: RuleEvidence = {
    lines: [...people.lines, ...measures],
    sensitivity: people.sensitivity,
    agreement: onlyDecides && !asksAgreement ? [] : agreementEvidence(question, includes),
    asideShare: asideShare(counted, numbers),
    tipped: null,
  };
  if (unfinished.length === 0) return found;
  const tipped = peopleEvidence(question, includes, unfinished);
  const { decision } = decideByRetention({
    ...found,
    lines: [...tipped.lines, ...measures],
    sensitivity: tipped.sensitivity,
  });
  return { ...found, tipped: decision };
}

/** Share of the blocks in which somebody who is set aside judged. */
function asideShare(counted: Counted, aside: ReadonlySet<number>): number {
  if (aside.size === 0) return 0;
  const blocks = blocksByRater(counted);
  const total = blocks.reduce((sum, own) => sum + own.length, 0);
  const theirs = blocks.reduce((sum, own, rater) => sum + (aside.has(rater) ? own.length : 0), 0);
  return total === 0 ? 0 : theirs / total;
}
