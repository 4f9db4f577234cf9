import type { LocalizedText } from '../../studies/criteria.ts';
import { inLocale, type Locale } from '../../shared/localized.ts';
import { lineLabel } from '../lineLabel.ts';
import { decisionName } from '../wording.ts';
import type { RuleDecision, RuleFinding } from './decide.ts';
import type { SensitivityGate } from './gate.ts';
import type { RuleLine } from './lines.ts';
import { detailsOf } from './words/details.ts';
import { enumerate } from '../../shared/typography.ts';
import { SENTENCES } from './words/sentences.ts';

/** Whose verdict is put into words, and how criteria are called. */
export interface RuleContext {
  readonly system: string;
  readonly baseline: string;
  readonly labels: ReadonlyMap<string, LocalizedText>;
  /** The makers of the controls that were read. */
  readonly kindsTried: readonly string[];
}

/** The sentence that states a verdict. */
export function ruleSentence({ findings }: RuleDecision, context: RuleContext, locale: Locale): string {
  const [first] = findings;
  const names = (...rules: RuleFinding['rule'][]) =>
    enumerate(
      findings.flatMap((finding) =>
        rules.includes(finding.rule) ? [labelOf(finding, context, locale)] : [],
      ),
      locale,
    );
  return SENTENCES[locale](first!, { ...context, names, decision: (one) => decisionName(one, locale) });
}

/** What a finding says, with its numbers. */
export function ruleDetail(finding: RuleFinding, context: RuleContext, locale: Locale): string {
  const label = labelOf(finding, context, locale);
  const words = detailsOf(finding, label, (gate) => gateLabel(gate, context.labels, locale), locale);
  return words.charAt(0).toUpperCase() + words.slice(1);
}

/** What a finding is about. */
function labelOf(finding: RuleFinding, { labels }: RuleContext, locale: Locale): string {
  if ('line' in finding) return ruleLineLabel(finding.line, labels, locale);
  if ('gate' in finding) return gateLabel(finding.gate, labels, locale);
  if ('agreement' in finding)
    return inLocale(labels.get(finding.agreement.criterion), locale) ?? finding.agreement.criterion;
  return '';
}

function gateLabel({ criterion }: SensitivityGate, labels: RuleContext['labels'], locale: Locale): string {
  return lineLabel({ kind: 'criterion', name: criterion }, labels, locale);
}

function ruleLineLabel(line: RuleLine, labels: RuleContext['labels'], locale: Locale): string {
  return lineLabel(line, labels, locale);
}
