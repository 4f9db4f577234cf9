import { fails, keepsLimit, passes } from '../../evidence/evidenceState.ts';
import type { Decision } from '../../evidence/types.ts';
import { PERPLEXITY_DEMANDS_PEOPLE } from '../../studies/margins.ts';
import type { RuleAgreement } from './agreement.ts';
import type { SensitivityGate } from './gate.ts';
import type { RuleLine } from './lines.ts';

/** All that the rule looks at for one candidate. */
export interface RuleEvidence {
  readonly lines: readonly RuleLine[];
  readonly sensitivity: readonly SensitivityGate[];
  readonly agreement: readonly RuleAgreement[];
  /** Share of the judgments that are set aside. */
  readonly asideShare: number;
  /** What the decision would be with the missing judgments held against the system seen last; null without any. */
  readonly tipped: Decision | null;
}

/** What a step of the rule found; the first figure of its name is the step. */
export type RuleFinding =
  | { readonly rule: '1-no-evidence' }
  | { readonly rule: '1-missing'; readonly line: RuleLine }
  | { readonly rule: 'needs-people' }
  | { readonly rule: '2-people-fail'; readonly line: RuleLine }
  | { readonly rule: '2-floor-fails'; readonly line: RuleLine }
  | { readonly rule: '2-measures-pass' }
  | { readonly rule: '2-deviation-possible' }
  | { readonly rule: '2-no-deviation' }
  | { readonly rule: '3-no-controls' }
  | { readonly rule: '3-not-seen'; readonly gate: SensitivityGate }
  | { readonly rule: '3-not-retained'; readonly gate: SensitivityGate }
  | { readonly rule: '3-agreement-floor'; readonly agreement: RuleAgreement }
  | { readonly rule: '3-missing-judgments'; readonly tipped: Decision }
  | { readonly rule: '3-set-aside'; readonly share: number }
  | { readonly rule: '4-inconclusive'; readonly line: RuleLine }
  | { readonly rule: '4-guardrail'; readonly line: RuleLine }
  | { readonly rule: '5-measure-fails'; readonly line: RuleLine }
  | { readonly rule: '5-guardrail-in-doubt'; readonly line: RuleLine }
  | { readonly rule: '6-no-loss'; readonly gates: readonly SensitivityGate[] }
  | { readonly rule: '6-accepted-loss'; readonly line: RuleLine }
  | { readonly rule: '6-not-gated'; readonly line: RuleLine }
  | { readonly rule: '6-few-texts-differ'; readonly line: RuleLine }
  | { readonly rule: '6-measure-unclear'; readonly line: RuleLine }
  | { readonly rule: '6-measure-absent'; readonly line: RuleLine }
  | { readonly rule: '6-measure-struck'; readonly line: RuleLine }
  | { readonly rule: '6-no-voters' }
  | { readonly rule: 'perplexity-demands-people'; readonly growth: number }
  | { readonly rule: 'exclusions-differ'; readonly without: Decision; readonly withThem: Decision };

export interface RuleDecision {
  readonly decision: Decision;
  readonly findings: readonly RuleFinding[];
}

/** More than this share of the judgments set aside, and the study is held. */
export const MOST_ASIDE = 1 / 3;

/**
 * The rule of docs/verdict.md: the first step that matches decides. Raising every interval of a candidate never makes
 * its decision worse.
 */
export function decideByRetention(evidence: RuleEvidence): RuleDecision {
  for (const step of STEPS) {
    const decided = step(evidence, peopleLines(evidence.lines));
    if (decided !== null) return withPerplexity(decided, evidence);
  }
  return withPerplexity(ship(evidence, peopleLines(evidence.lines)), evidence);
}

type Step = (evidence: RuleEvidence, people: readonly RuleLine[]) => RuleDecision | null;

const STEPS: readonly Step[] = [withoutPeople, missing, peopleFail, couldNotSee, unclear, inDoubt];

/** The lines of people that count for the decision. */
function peopleLines(lines: readonly RuleLine[]): RuleLine[] {
  return lines.filter(({ role }) => role === 'must-pass' || role === 'guardrail');
}

const votersOf = (lines: readonly RuleLine[]) => lines.filter(({ role }) => role === 'voter');

function withoutPeople(
  { lines, asideShare }: RuleEvidence,
  people: readonly RuleLine[],
): RuleDecision | null {
  if (people.some(({ n }) => n.judgments > 0)) return null;
  if (asideShare > 0) return { decision: 'hold', findings: [{ rule: '3-set-aside', share: asideShare }] };
  const voters = votersOf(lines).filter(({ state }) => state !== 'missing');
  if (voters.length === 0) return { decision: 'hold', findings: [{ rule: '1-no-evidence' }] };
  return { decision: 'needs-people', findings: [{ rule: 'needs-people' }, ...failingMeasures(lines)] };
}

function missing({ asideShare }: RuleEvidence, people: readonly RuleLine[]): RuleDecision | null {
  const absent = people.filter(({ state }) => state === 'missing');
  if (absent.length === 0) return null;
  const findings = absent.map((line): RuleFinding => ({ rule: '1-missing', line }));
  if (asideShare > MOST_ASIDE) findings.push({ rule: '3-set-aside', share: asideShare });
  return { decision: 'hold', findings };
}

function peopleFail({ lines }: RuleEvidence, people: readonly RuleLine[]): RuleDecision | null {
  const failing = people.filter(({ state }) => fails(state));
  if (failing.length === 0) return null;
  const voters = votersOf(lines);
  return {
    decision: 'do-not-ship',
    findings: [
      ...failing.map((line): RuleFinding => ({
        rule: line.kind === 'floor' ? '2-floor-fails' : '2-people-fail',
        line,
      })),
      ...(voters.length > 0 && voters.every(({ state }) => passes(state))
        ? [{ rule: '2-measures-pass' } as const]
        : []),
      { rule: failing.every(({ state }) => state === 'orange') ? '2-deviation-possible' : '2-no-deviation' },
    ],
  };
}

/** The gates of lines that must pass; a line that only guards has none. */
function gatesOf({ sensitivity }: RuleEvidence, people: readonly RuleLine[]): SensitivityGate[] {
  const asked = new Set(
    people.flatMap(({ role, kind, name }) => (role === 'must-pass' && kind !== 'floor' ? [name] : [])),
  );
  return sensitivity.filter(({ criterion, gates }) => gates && asked.has(criterion));
}

function couldNotSee(evidence: RuleEvidence, people: readonly RuleLine[]): RuleDecision | null {
  const { agreement, tipped, asideShare } = evidence;
  const gates = gatesOf(evidence, people);
  const findings: RuleFinding[] = gates.length === 0 ? [{ rule: '3-no-controls' }] : [];
  for (const gate of gates) {
    if (!gate.passed) {
      findings.push({ rule: gate.fault === 'not-retained' ? '3-not-retained' : '3-not-seen', gate });
    }
  }
  for (const one of agreement) {
    if (one.gates && !one.passed) findings.push({ rule: '3-agreement-floor', agreement: one });
  }
  if (asideShare > MOST_ASIDE) findings.push({ rule: '3-set-aside', share: asideShare });
  if (tipped !== null && findings.length === 0) {
    const { decision } = decideByRetention({ ...evidence, tipped: null });
    if (isTurned(decision, tipped)) findings.push({ rule: '3-missing-judgments', tipped });
  }
  return findings.length > 0 ? { decision: 'hold', findings } : null;
}

/** Whether missing judgments could turn a decision: only one that ships has anything to lose. */
export function isTurned(decision: Decision, tipped: Decision): boolean {
  const ships = (one: Decision) => (one === 'ship' ? 2 : one === 'ship-with-caution' ? 1 : 0);
  return ships(tipped) < ships(decision);
}

function unclear(_: RuleEvidence, people: readonly RuleLine[]): RuleDecision | null {
  const findings = people.flatMap((line): RuleFinding[] => {
    if (line.role === 'must-pass') {
      return line.state === 'inconclusive' ? [{ rule: '4-inconclusive', line }] : [];
    }
    return keepsLimit(line) || line.estimate! > -line.accept ? [] : [{ rule: '4-guardrail', line }];
  });
  return findings.length > 0 ? { decision: 'hold', findings } : null;
}

function inDoubt({ lines }: RuleEvidence, people: readonly RuleLine[]): RuleDecision | null {
  const findings: RuleFinding[] = [
    ...people.flatMap((line): RuleFinding[] =>
      line.role === 'guardrail' && !keepsLimit(line) ? [{ rule: '5-guardrail-in-doubt', line }] : [],
    ),
    ...failingMeasures(lines),
  ];
  return findings.length > 0 ? { decision: 'ship-with-caution', findings } : null;
}

function failingMeasures(lines: readonly RuleLine[]): RuleFinding[] {
  return votersOf(lines)
    .filter(({ state }) => fails(state))
    .map((line) => ({ rule: '5-measure-fails', line }));
}

function ship(evidence: RuleEvidence, people: readonly RuleLine[]): RuleDecision {
  const findings: RuleFinding[] = [{ rule: '6-no-loss', gates: gatesOf(evidence, people) }];
  for (const line of people) {
    if (line.state === 'yellow') findings.push({ rule: '6-accepted-loss', line });
    if (line.notes.some(({ kind }) => kind === 'few-controls')) findings.push({ rule: '6-not-gated', line });
  }
  const few = people.find(({ notes }) => notes.some(({ kind }) => kind === 'few-texts-differ'));
  if (few !== undefined) findings.push({ rule: '6-few-texts-differ', line: few });
  for (const line of evidence.lines) {
    if (line.notes.some(({ kind }) => kind === 'struck')) findings.push({ rule: '6-measure-struck', line });
    else if (line.role === 'voter' && line.state === 'missing')
      findings.push({ rule: '6-measure-absent', line });
    else if (line.role === 'voter' && line.state === 'inconclusive') {
      findings.push({ rule: '6-measure-unclear', line });
    }
  }
  const named = evidence.lines.some(
    ({ role, notes }) => role === 'voter' || notes.some(({ kind }) => kind === 'struck'),
  );
  if (!named) findings.push({ rule: '6-no-voters' });
  return { decision: 'ship', findings };
}

/** A perplexity beyond +30 % is always named, whatever margins say. */
function withPerplexity(decided: RuleDecision, { lines }: RuleEvidence): RuleDecision {
  const line = lines.find(({ kind, unit }) => kind === 'measure' && unit === 'log ratio');
  if (line === undefined || line.estimate === null) return decided;
  const growth = Math.expm1(-line.estimate);
  if (growth <= PERPLEXITY_DEMANDS_PEOPLE) return decided;
  return { ...decided, findings: [...decided.findings, { rule: 'perplexity-demands-people', growth }] };
}
