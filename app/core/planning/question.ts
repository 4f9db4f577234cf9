import { AppError } from '../shared/errors.ts';
import type { AskedKind } from '../evidence/types.ts';
import { DEFAULT_CONTROLS, LEAST_CONTROLS, type ControlCounts } from '../studies/controlCounts.ts';
import type { Margin } from '../studies/margins.ts';
import { askedKinds, type Protocol } from '../studies/protocol.ts';
import { OTHER_LINES, SEVERE_LOSSES_LINE } from '../studies/ruleSettings.ts';
import { askedOf } from '../verdict/judging/asked.ts';
import {
  ASSUMED_CONTROL_LOSS,
  ASSUMED_PREFERENCE_LOSS,
  type RuledStudy,
} from '../verdict/judging/settings.ts';
import { plannedClosing, verdictLevel } from '../verdict/level.ts';
import type { Components } from './components.ts';

/** Variances of single values: what items, raters and the rest add. */
export interface Parts {
  readonly items: number;
  readonly raters: number;
  readonly residual: number;
}

/** What a line's slight controls are expected to show. */
export interface PlannedGate {
  /** Control texts of the criterion. */
  readonly controls: number;
  /** The share of a control's loss that may be lost. */
  readonly theta: number;
  /** D as the rule takes it, and what controls are expected to cost, above 0. */
  readonly d: number;
  readonly loss: number;
  readonly parts: Parts;
}

/** A line of people that a study will have. */
export interface PlannedLine extends Margin {
  readonly name: string;
  readonly kind: AskedKind;
  readonly role: 'must-pass' | 'guardrail';
  /** The scale's range in points; 1 for shares. */
  readonly range: number;
  /** The kind of task that asks for it, and from which share of the range on an item's drop is severe; null for none. */
  readonly severe: { readonly kind: string; readonly from: number } | null;
  /** Of candidate − baseline. */
  readonly parts: Parts;
  /** Null for a line that nothing gates. */
  readonly gate: PlannedGate | null;
}

/** All that decides how surely a study ships, save its size. */
export interface PlanQuestion {
  readonly lines: readonly PlannedLine[];
  /** The guardrail against severe losses; null where it isn't asked. */
  readonly severe: Margin | null;
  /** The largest θ that the study allows. */
  readonly mostTheta: number;
  /** Confidence of the lines. */
  readonly level: number;
  /** Correlation among lines of candidate − baseline. */
  readonly correlation: number;
  /** Judgments of each item, and the share of the items that have so many; the others have one. */
  readonly ratersPerItem: number;
  readonly overlap: number;
  readonly controls: ControlCounts;
  /** Tasks of an item for one rater, without controls and with one more for each of them. */
  readonly tasksPerBlock: number;
  /** Share of the tasks that are shown a second time. */
  readonly repeats: number;
  readonly mostItemsPerRater: number | null;
  readonly secondsPerTask: number;
}

/**
 * What a study asks, with what is known or assumed of people and texts.
 *
 * @param stated D by line, in place of what the study's configuration says; what neither has is assumed by the rule
 * @throws AppError where components name a line that the study hasn't
 */
export function planQuestion(
  study: RuledStudy,
  components: Components,
  controls: ControlCounts = DEFAULT_CONTROLS,
  stated: Readonly<Record<string, number>> = {},
): PlanQuestion {
  const { configuration, settings } = study;
  const { protocol, systems, looks } = configuration;
  const first = firstRange(study);
  const { scores, comparisons } = askedOf(configuration);
  const losses = { ...stated, ...settings.gates.controlLoss };
  const lines: PlannedLine[] = [];
  const named = scores.filter((score) => score.controls === 'named').length;
  for (const { name, kind, range, accept, limit, controls: shownBy, severeFrom } of scores) {
    // What all controls show is shown by those of every criterion.
    const slight = controls.slight * (shownBy === 'all' ? Math.max(1, named) : 1);
    const unit = range / first;
    const chosen = settings.lines[name] ?? 'must-pass';
    if (chosen === 'shown') continue;
    const d = losses[name] ?? ASSUMED_CONTROL_LOSS * range;
    const gates = slight >= LEAST_CONTROLS;
    lines.push({
      name,
      kind: 'criterion',
      role: chosen === 'must-pass' && !gates ? 'guardrail' : chosen,
      accept,
      limit,
      range,
      severe: severeFrom === null ? null : { kind, from: severeFrom },
      parts: differenceParts(components, unit),
      gate:
        chosen !== 'must-pass' || !gates
          ? null
          : {
              controls: slight,
              theta: Math.min(settings.gates.theta, accept / d),
              d,
              loss: components.controlLoss[name] ?? d,
              parts: {
                items: (components.controlSd * unit) ** 2,
                raters: (components.raterByControl * unit) ** 2,
                residual: 2 * (components.residual * unit) ** 2,
              },
            },
    });
  }
  const alone = scores.length === 0;
  for (const { name, accept, limit } of comparisons) {
    const role = settings.lines[name] ?? (alone ? 'must-pass' : 'guardrail');
    if (role === 'shown') continue;
    const d = losses[name] ?? ASSUMED_PREFERENCE_LOSS;
    lines.push({
      name,
      kind: name,
      role,
      accept,
      limit,
      range: 1,
      severe: null,
      parts: comparisonParts(components),
      gate:
        role !== 'must-pass' || controls.slight < LEAST_CONTROLS
          ? null
          : {
              controls: controls.slight,
              theta: Math.min(settings.gates.theta, accept / d),
              d,
              loss: components.controlLoss[name] ?? ASSUMED_COMPARED_LOSS,
              parts: { items: 0, raters: 0, residual: components.preferenceSd ** 2 },
            },
    });
  }
  const known = new Set([...scores.map(({ name }) => name), ...OTHER_LINES]);
  known.delete(SEVERE_LOSSES_LINE);
  const unknown = Object.keys(components.controlLoss).find((name) => !known.has(name));
  if (unknown !== undefined) throw new AppError('plan-line-unknown', { name: unknown });
  const severeRole = settings.lines['severe-losses'] ?? 'guardrail';
  const candidates = systems.filter(({ role }) => role === 'candidate').length;
  return {
    lines,
    severe:
      !scores.some(({ severeFrom }) => severeFrom !== null) || severeRole === 'shown'
        ? null
        : settings.margins.severeLosses,
    mostTheta: settings.gates.theta,
    level: verdictLevel(candidates, looks, plannedClosing(looks)),
    correlation: components.criteriaCorrelation,
    ratersPerItem: protocol.ratersPerItem,
    overlap: protocol.overlap.share,
    controls,
    tasksPerBlock: tasksOfItem(protocol, systems.length),
    repeats: protocol.repeats.share,
    mostItemsPerRater: protocol.mostItemsPerRater,
    secondsPerTask: components.secondsPerTask,
  };
}

/** How far raters prefer a source to its slight control, where nothing tells: an assumption, as the share of D = 1. */
const ASSUMED_COMPARED_LOSS = 0.6;

/** The range of the first criterion's scale; that of 1–5 where none is asked. */
export function firstRange({ configuration }: RuledStudy): number {
  return askedOf(configuration).scores[0]?.range ?? 4;
}

/** How many tasks an item has whose systems' texts all differ, controls aside. */
function tasksOfItem(protocol: Protocol, systems: number): number {
  const texts = Array.from({ length: systems }, (_, id) => [
    { id, role: id === 0 ? ('baseline' as const) : ('candidate' as const), text: String(id) },
  ]);
  const counts = askedKinds(protocol).map(({ build }) => build({ all: texts, compared: texts }).length);
  return counts.reduce((sum, count) => sum + count, 0);
}

/** Items and raters cancel in candidate − baseline; what they have with a system comes twice, as does the rest. */
function differenceParts({ itemBySystem, raterBySystem, residual }: Components, unit: number): Parts {
  return {
    items: 2 * (itemBySystem * unit) ** 2,
    raters: 2 * (raterBySystem * unit) ** 2,
    residual: 2 * (residual * unit) ** 2,
  };
}

/** A comparison varies with items and raters by the same shares as a difference of ratings does. */
function comparisonParts(components: Components): Parts {
  const { items, raters, residual } = differenceParts(components, 1);
  const share = components.preferenceSd ** 2 / (items + raters + residual);
  return { items: items * share, raters: raters * share, residual: residual * share };
}

/** The same with every deviation `factor` times as large and controls that cost as much less: worse above 1. */
export function worsened(question: PlanQuestion, factor: number): PlanQuestion {
  const parts = ({ items, raters, residual }: Parts): Parts => ({
    items: items * factor ** 2,
    raters: raters * factor ** 2,
    residual: residual * factor ** 2,
  });
  return {
    ...question,
    lines: question.lines.map((line) => ({
      ...line,
      parts: parts(line.parts),
      gate: line.gate && { ...line.gate, loss: line.gate.loss / factor, parts: parts(line.gate.parts) },
    })),
  };
}
