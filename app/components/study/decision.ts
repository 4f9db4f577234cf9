import type { StudyConfiguration } from '#app/core/studies/configuration.ts';
import type { PeopleRole } from '#app/core/studies/ruleSettings.ts';
import { inPercent } from './protocol/inPercent.ts';

/** What the form holds of the verdict's rule: shares in percent, no number = null. */
export interface DecisionValues {
  /** By criterion key or another line of people; empty = by default. Lines that are asked no more may stay in it. */
  roles: Record<string, PeopleRole | '' | undefined>;
  /** D by line, in its unit; null = assumed. */
  controlLoss: Record<string, number | null | undefined>;
  theta: number;
  floors: Record<AgreementFloor, number | null>;
  /** Shares of the readings in percent, as they are typed: "50, 75". */
  looks: string;
  /** Items held back, and further judgments of each item; null = none. */
  extension: { items: number | null; judgments: number | null };
  /** When the study is done again: after how many the margin falls, and by how many percent; null = it stays. */
  marginRule: { after: number | null; percent: number | null };
}

export const AGREEMENT_FLOORS = ['alpha', 'ac2', 'reliability'] as const;
export type AgreementFloor = (typeof AGREEMENT_FLOORS)[number];

/** What the form holds at first: everything by default. */
export function decisionValues(): DecisionValues {
  return {
    roles: {},
    controlLoss: {},
    theta: 40,
    floors: { alpha: null, ac2: null, reliability: null },
    looks: '',
    extension: { items: null, judgments: null },
    marginRule: { after: null, percent: null },
  };
}

/**
 * The parts of a configuration that the values mean, still to be validated.
 *
 * @param lines those that the study has; values of others are left out
 */
export function decisionOfForm(
  { roles, controlLoss, theta, floors, looks, extension, marginRule }: DecisionValues,
  lines: readonly string[],
): { lines: object; gates: object; looks: object; marginRule?: object } {
  const ofLines = <T>(values: Record<string, T | '' | null | undefined>) =>
    Object.fromEntries(
      lines.flatMap((line) => {
        const value = values[line];
        return value === undefined || value === null || value === '' ? [] : [[line, value]];
      }),
    );
  return {
    lines: ofLines(roles),
    gates: {
      theta: theta / 100,
      controlLoss: ofLines(controlLoss),
      ...Object.fromEntries(Object.entries(floors).filter(([, floor]) => floor !== null)),
    },
    looks: { at: sharesTyped(looks), extension: extensionOf(extension) },
    ...marginRuleOf(marginRule),
  };
}

/** The form's values that mean these parts of a configuration. */
export function valuesOfDecision({
  lines,
  gates: { theta, controlLoss, ...floors },
  looks: { at, extension },
  marginRule,
}: Pick<StudyConfiguration, 'lines' | 'gates' | 'looks' | 'marginRule'>): DecisionValues {
  return {
    roles: { ...lines },
    controlLoss: { ...controlLoss },
    theta: inPercent(theta),
    floors: { alpha: floors.alpha ?? null, ac2: floors.ac2 ?? null, reliability: floors.reliability ?? null },
    looks: at.map((share) => String(inPercent(share))).join(', '),
    extension: extension === null ? { items: null, judgments: null } : { ...extension },
    marginRule:
      marginRule === undefined
        ? { after: null, percent: null }
        : { after: marginRule.after, percent: inPercent(1 - marginRule.factor) },
  };
}

function marginRuleOf({ after, percent }: DecisionValues['marginRule']): { marginRule?: object } {
  if (after === null && percent === null) return {};
  return { marginRule: { after, factor: percent === null ? null : 1 - percent / 100 } };
}

/** "50, 75 %" as shares; what is no number stays as it is, for the schema to refuse. */
function sharesTyped(typed: string): (number | string)[] {
  return typed
    .split(/[\s,;，；、]+/)
    .map((part) => part.replace(/[%％]$/, ''))
    .filter((part) => part !== '')
    .map((part) => (Number.isFinite(Number(part)) ? Number(part) / 100 : part));
}

function extensionOf({ items, judgments }: DecisionValues['extension']): object | null {
  return items === null && judgments === null ? null : { items: items ?? 0, judgments: judgments ?? 0 };
}

/** The form's field of a path of the configuration; null for paths of others. */
export function fieldOfDecision(path: string): string | null {
  const [, floor] = /^gates\.(alpha|ac2|reliability)$/.exec(path) ?? [];
  if (floor !== undefined) return `decision.floors.${floor}`;
  if (path.startsWith('marginRule')) {
    return `decision.marginRule.${path.endsWith('factor') ? 'percent' : 'after'}`;
  }
  if (/^looks\.at(\.|$)/.test(path)) return 'decision.looks';
  if (path === 'looks.extension') return 'decision.extension.items';
  if (path.startsWith('looks.')) return path.replace(/^looks/, 'decision');
  return /^(lines|gates)(\.|$)/.test(path)
    ? path.replace(/^gates/, 'decision').replace(/^lines/, 'decision.roles')
    : null;
}
