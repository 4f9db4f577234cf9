import { isOfPeople } from '../evidence/evidence.ts';
import { isRetained, type CandidateVerdict } from '../evidence/verdict.ts';
import type { EvidenceLine } from '../evidence/types.ts';

/** What a verdict says to somebody who knows no statistics; words are made of it in a reader's language. */
export type PlainVerdict =
  | { readonly kind: 'noLoss'; readonly lines: readonly EvidenceLine[] }
  | { readonly kind: 'measuresFell' | 'limitInDoubt'; readonly lines: readonly EvidenceLine[] }
  | { readonly kind: 'worse' | 'floor' | 'unclear' | 'missing'; readonly lines: readonly EvidenceLine[] }
  /** About what raters saw of controls and how they agree, by the names of criteria. */
  | { readonly kind: 'notSeen' | 'notRetained' | 'noAgreement'; readonly names: readonly string[] }
  | {
      readonly kind:
        'notYet' | 'noEvidence' | 'needsPeople' | 'noControls' | 'passedOver' | 'aside' | 'exclusions';
    };

/** What is said after it. */
export interface PlainRemarks {
  /**
   * The share of what a known fault costs that every loss on a line that must pass is shown to stay below, and whether
   * the fault is that of a worse system; null where the verdict doesn't rest on that.
   */
  readonly faults: { readonly share: number; readonly ofSystem: boolean } | null;
  /** Lines with a real loss within what was accepted. */
  readonly acceptedLoss: readonly EvidenceLine[];
  /** Of several lines that failed the one that failed most, by its accepted loss. */
  readonly most: EvidenceLine | null;
  /** The line of people that may lose most, where it can't be told yet. */
  readonly atWorst: EvidenceLine | null;
  /** Whether measures passed what people did not. */
  readonly measuresPass: boolean;
}

/** The plain kind of each rule that a verdict may begin with. */
const LINES_OF = {
  '1-missing': 'missing',
  '2-people-fail': 'worse',
  '2-floor-fails': 'floor',
  '4-inconclusive': 'unclear',
  '4-guardrail': 'unclear',
  '5-measure-fails': 'measuresFell',
  '5-guardrail-in-doubt': 'limitInDoubt',
} as const;

const NAMES_OF = {
  '3-not-seen': 'notSeen',
  '3-not-sensitive': 'notSeen',
  '3-not-retained': 'notRetained',
  '3-no-agreement': 'noAgreement',
  '3-agreement-floor': 'noAgreement',
} as const;

const BARE = {
  '1-open': 'notYet',
  '1-no-evidence': 'noEvidence',
  'needs-people': 'needsPeople',
  '3-no-controls': 'noControls',
  '3-missing-judgments': 'passedOver',
  '3-set-aside': 'aside',
  'exclusions-differ': 'exclusions',
} as const;

/**
 * The verdict on a candidate by what was found first; null for a rule of before or after these.
 *
 * @param verdict by whatever rule
 */
export function plainVerdict(verdict: CandidateVerdict): PlainVerdict | null {
  const first = verdict.reasons[0]?.rule;
  if (first === undefined) return null;
  if (first === '6-no-loss') return { kind: 'noLoss', lines: mustPass(verdict) };
  if (has(LINES_OF, first)) {
    const kind = LINES_OF[first];
    const rules = Object.keys(LINES_OF).filter((rule) => LINES_OF[rule as keyof typeof LINES_OF] === kind);
    const lines = linesOf(verdict, rules);
    return lines.length === 0 ? null : { kind, lines };
  }
  if (has(NAMES_OF, first)) return { kind: NAMES_OF[first], names: namesOf(verdict, first) };
  return has(BARE, first) ? { kind: BARE[first] } : null;
}

/** What else is to be said of a verdict, as far as it holds. */
export function plainRemarks(verdict: CandidateVerdict): PlainRemarks {
  const { decision, reasons } = verdict;
  const failed = decision === 'do-not-ship' ? linesOf(verdict, ['2-people-fail']) : [];
  const unclear = decision === 'hold' ? linesOf(verdict, ['4-inconclusive', '4-guardrail']) : [];
  const byLoss = (of: (line: EvidenceLine) => number | null) => (a: EvidenceLine, b: EvidenceLine) =>
    (of(a) ?? 0) / a.accept - (of(b) ?? 0) / b.accept;
  const bounded = unclear.filter(({ lower, kind }) => lower !== null && lower < 0 && kind !== 'floor');
  return {
    faults: decision === 'ship' || decision === 'ship-with-caution' ? ruledOut(verdict) : null,
    acceptedLoss: linesOf(verdict, ['6-accepted-loss']),
    most: [...inPoints(failed)].sort(byLoss(({ estimate }) => estimate))[0] ?? null,
    atWorst: bounded.sort(byLoss(({ lower }) => lower))[0] ?? null,
    measuresPass: reasons.some(({ rule }) => rule === '2-measures-pass'),
  };
}

/** Of several lines those in points, which say more to people than shares do. */
function inPoints(lines: readonly EvidenceLine[]): readonly EvidenceLine[] {
  const own = lines.filter(({ unit }) => unit === 'points');
  return own.length === 0 ? lines : own;
}

/** The lines of people that have to pass, floors aside: a rule without roles asks all of them. */
export function mustPass(verdict: CandidateVerdict): readonly EvidenceLine[] {
  return verdict.lines.filter(
    (line) => isOfPeople(line) && line.kind !== 'floor' && (!('role' in line) || line.role === 'must-pass'),
  );
}

/** The largest of the shares by which the gates of a verdict that ships rule a loss out. */
function ruledOut(verdict: CandidateVerdict): PlainRemarks['faults'] {
  if (!isRetained(verdict)) return null;
  const asked = new Set(mustPass(verdict).map(({ name }) => name));
  const gates = verdict.gates.sensitivity.filter(
    ({ criterion, gates: counts, passed }) => counts && passed && asked.has(criterion),
  );
  if (gates.length === 0 || gates.length < asked.size) return null;
  return {
    share: Math.max(...gates.map(({ retained }) => retained.theta)),
    ofSystem: gates.some(({ dose }) => dose === 'system'),
  };
}

function linesOf(verdict: CandidateVerdict, rules: readonly string[]): EvidenceLine[] {
  const found = verdict.reasons.filter(({ rule }) => rules.includes(rule));
  return found.flatMap(({ rule, line: name }) => {
    // A floor may be called like a criterion.
    const isFloor = rule === '2-floor-fails';
    const line = verdict.lines.find((own) => own.name === name && (own.kind === 'floor') === isFloor);
    return line ?? verdict.lines.find((own) => own.name === name) ?? [];
  });
}

function namesOf({ reasons }: CandidateVerdict, rule: string): string[] {
  return [...new Set(reasons.flatMap((reason) => (reason.rule === rule ? (reason.line ?? []) : [])))];
}

function has<Table extends object>(table: Table, key: string): key is keyof Table & string {
  return Object.hasOwn(table, key);
}
