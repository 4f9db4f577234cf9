import { PERPLEXITY_DEMANDS_PEOPLE } from '../studies/margins.ts';
import { isOfPeople, lineKey } from '../evidence/evidence.ts';
import type { Evidence } from '../evidence/evidence.ts';
import { fails } from '../evidence/evidenceState.ts';
import type { Finding } from './finding.ts';
import { measureVote, votingMeasures } from './measureVote.ts';
import type { Decision, EvidenceLine } from '../evidence/types.ts';

export interface Decided {
  readonly decision: Decision;
  /** What the rule that matched found, most important first. */
  readonly findings: readonly Finding[];
}

/** One step of the rule: null when it doesn't match. */
type Step = (evidence: Evidence, people: readonly EvidenceLine[]) => Decided | null;

/**
 * The rule of docs/verdict.md: six steps, of which the first that matches wins. Raising every interval of a
 * candidate's lines never makes its decision worse.
 */
export function decide(evidence: Evidence): Decided {
  const people = evidence.lines.filter(isOfPeople);
  for (const step of STEPS) {
    const decided = step(evidence, people);
    if (decided) return withPerplexity(decided, evidence);
  }
  return withPerplexity(ship(evidence, people), evidence);
}

const STEPS: readonly Step[] = [
  stillOpen,
  withoutPeople,
  missing,
  peopleFail,
  gatesFail,
  unclear,
  measuresFail,
];

function stillOpen({ closed }: Evidence): Decided | null {
  return closed ? null : { decision: 'hold', findings: [{ rule: '1-open' }] };
}

function withoutPeople({ lines }: Evidence, people: readonly EvidenceLine[]): Decided | null {
  if (people.some((line) => line.n.judgments > 0)) return null;
  const measures = measureVote(lines);
  if (measures === 'absent') return { decision: 'hold', findings: [{ rule: '1-no-evidence' }] };
  const failing = votingMeasures(lines).filter((line) => fails(line.state));
  return {
    decision: 'needs-people',
    findings: [
      { rule: 'needs-people', measures },
      ...failing.map((line): Finding => ({ rule: '5-measure-fails', line })),
    ],
  };
}

function missing(_: Evidence, people: readonly EvidenceLine[]): Decided | null {
  const absent = people.filter((line) => line.state === 'missing');
  if (absent.length === 0) return null;
  return { decision: 'hold', findings: absent.map((line) => ({ rule: '1-missing', line })) };
}

function peopleFail({ lines }: Evidence, people: readonly EvidenceLine[]): Decided | null {
  const failing = people.filter((line) => fails(line.state));
  if (failing.length === 0) return null;
  const onlyOrange = failing.every((line) => line.state === 'orange');
  const findings: Finding[] = failing.map((line) => ({
    rule: line.kind === 'floor' ? '2-floor-fails' : '2-people-fail',
    line,
  }));
  if (measureVote(lines) === 'pass') findings.push({ rule: '2-measures-pass' });
  findings.push({ rule: onlyOrange ? '2-deviation-possible' : '2-no-deviation' });
  return { decision: 'do-not-ship', findings };
}

function gatesFail({ sensitivity, agreement }: Evidence): Decided | null {
  const findings: Finding[] = [];
  if (sensitivity.every((gate) => gate.n.judgments === 0)) findings.push({ rule: '3-no-controls' });
  else {
    for (const gate of sensitivity) if (!gate.passed) findings.push({ rule: '3-not-sensitive', gate });
  }
  for (const gate of agreement) if (!gate.passed) findings.push({ rule: '3-no-agreement', gate });
  return findings.length > 0 ? { decision: 'hold', findings } : null;
}

function unclear({ settlements }: Evidence, people: readonly EvidenceLine[]): Decided | null {
  const open = people.filter((line) => line.state === 'inconclusive');
  if (open.length === 0) return null;
  return {
    decision: 'hold',
    findings: open.map((line) => ({
      rule: '4-inconclusive',
      line,
      settlement: settlements.get(lineKey(line)) ?? null,
    })),
  };
}

function measuresFail({ lines }: Evidence): Decided | null {
  if (measureVote(lines) !== 'fail') return null;
  const failing = votingMeasures(lines).filter((line) => fails(line.state));
  return {
    decision: 'ship-with-caution',
    findings: failing.map((line) => ({ rule: '5-measure-fails', line })),
  };
}

function ship({ lines }: Evidence, people: readonly EvidenceLine[]): Decided {
  const findings: Finding[] = [{ rule: '6-no-loss' }];
  for (const line of people) {
    if (line.state === 'yellow') findings.push({ rule: '6-accepted-loss', line });
  }
  if (measureVote(lines) === 'absent') findings.push({ rule: '6-no-measures' });
  else {
    for (const line of votingMeasures(lines)) {
      if (line.state === 'inconclusive' || line.state === 'missing') {
        findings.push({ rule: '6-measure-unclear', line });
      }
    }
  }
  return { decision: 'ship', findings };
}

/** A perplexity beyond +30 % is always named, whatever margins say: it is what people must have looked at. */
function withPerplexity(decided: Decided, { closed, lines }: Evidence): Decided {
  const line = lines.find(
    ({ kind, unit, digits }) => kind === 'measure' && unit === 'log ratio' && digits === undefined,
  );
  if (!closed || !line || line.estimate === null) return decided;
  const growth = Math.expm1(-line.estimate);
  if (growth <= PERPLEXITY_DEMANDS_PEOPLE) return decided;
  return { ...decided, findings: [...decided.findings, { rule: 'perplexity-demands-people', growth }] };
}
