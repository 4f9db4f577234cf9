import { LEAST_CONTROLS } from '#app/core/studies/controlCounts.ts';
import { FEW_ITEMS, FEW_RATERS } from '#app/core/studies/opening.ts';
import { DEFAULT_CRITERIA } from '#app/core/studies/criteria.ts';
import { askedCriteria } from '../../kinds/likert/form/criteria.ts';
import type { NewStudyValues } from '../newStudyValues.ts';
import type { ProtocolValues } from '../protocol/values.ts';
import type { Outlook } from './outlook.ts';
import type { Step } from './steps.ts';
import type { DraftFacts } from './facts.ts';

const UNLIKELY = 0.5;

/** Criteria whose slight controls nobody makes by program, so that they can't gate until somebody writes some. */
export function ungatedCriteria(protocol: Pick<ProtocolValues, 'library' | 'own'>) {
  const made = new Set<string>(DEFAULT_CRITERIA.map(({ key }) => key));
  return askedCriteria(protocol).filter(({ key }) => !made.has(key));
}

/** Something that a lead should know before the study is made; nothing of it forbids to go on. */
export interface Warning {
  readonly kind:
    | 'few-items'
    | 'few-raters'
    | 'one-rater-each'
    | 'ungated'
    | 'few-controls'
    | 'loopback'
    | 'unlikely'
    | 'no-references';
  /** Where it is mended. */
  readonly step: Step;
  readonly values: Readonly<Record<string, string | number>>;
}

/** What stands against a set-up, the weightiest first. */
export function warningsOf(
  values: NewStudyValues,
  {
    items,
    outlook,
    isLoopback,
    names,
  }: {
    readonly items: DraftFacts | null;
    readonly outlook: Outlook | null;
    readonly isLoopback: boolean;
    /** Criteria without makers, as they are called. */
    readonly names: string;
  },
): Warning[] {
  const { protocol, planning, voters } = values;
  const here = outlook?.here ?? null;
  const warnings: (Warning | false)[] = [
    here !== null &&
      here.power < UNLIKELY && {
        kind: 'unlikely',
        step: 'margins',
        values: { power: Math.round(100 * here.power), items: here.items, raters: here.raters },
      },
    protocol.controls.slight < LEAST_CONTROLS && {
      kind: 'few-controls',
      step: 'asked',
      values: { controls: protocol.controls.slight, least: LEAST_CONTROLS },
    },
    names !== '' && { kind: 'ungated', step: 'asked', values: { names } },
    items !== null &&
      items.items < FEW_ITEMS && { kind: 'few-items', step: 'items', values: { items: items.items } },
    planning.raters !== null &&
      planning.raters < FEW_RATERS && {
        kind: 'few-raters',
        step: 'margins',
        values: { raters: planning.raters },
      },
    protocol.ratersPerItem < 2 && { kind: 'one-rater-each', step: 'asked', values: {} },
    items !== null &&
      voters.length > 0 &&
      items.withReferences === 0 && { kind: 'no-references', step: 'margins', values: {} },
    isLoopback && { kind: 'loopback', step: 'review', values: {} },
  ];
  return warnings.filter((warning) => warning !== false);
}
