import type { EveryLocale, Locale } from '../../../shared/localized.ts';
import { fixed } from '../../numbers.ts';
import { decisionName } from '../../wording.ts';
import type { RuleFinding } from '../decide.ts';
import type { SensitivityGate } from '../gate.ts';
import type { LineNote, RuleLine } from '../lines.ts';
import { gateWords, lineFigures, marginOf, noteWords } from './parts.ts';
import { typographyOf } from '../../../shared/typography.ts';

/** What a finding says in one or two sentences with its numbers. */
export function detailsOf(
  finding: RuleFinding,
  label: string,
  gateLabel: (gate: SensitivityGate) => string,
  locale: Locale,
): string {
  return inBoth(finding, label, gateLabel, locale)[locale];
}

function inBoth(
  finding: RuleFinding,
  label: string,
  gateLabel: (gate: SensitivityGate) => string,
  locale: Locale,
): EveryLocale<string> {
  switch (finding.rule) {
    case '1-no-evidence':
      return {
        en: 'Nobody has judged this candidate, and no voting measure has values.',
        zh: '没有人评判过该候选系统，投票指标也没有数值。',
      };
    case '1-missing':
      return {
        en: `${label}: no interval can be given. ${firstNote(finding.line, locale)}`.trim(),
        zh: `${label}：无法给出区间。${firstNote(finding.line, locale)}`,
      };
    case 'needs-people':
      return { en: 'No person has judged this candidate.', zh: '没有人评判过该候选系统。' };
    case '2-people-fail': {
      const which = finding.line.state === 'red' ? 'limit' : 'accept';
      return {
        en: `${label}: ${lineFigures(finding.line, locale)}; the whole interval lies beyond the ${which === 'limit' ? 'limit' : 'accepted loss'} of ${marginOf(finding.line, which, locale)}.`,
        zh: `${label}：${lineFigures(finding.line, locale)}；整个区间都超出了${which === 'limit' ? '上限' : '可接受的损失'} ${marginOf(finding.line, which, locale)}。`,
      };
    }
    case '2-floor-fails':
      return {
        en: `${label}: ${lineFigures(finding.line, locale)}; the floor is ${marginOf(finding.line, 'accept', locale)}.`,
        zh: `${label}：${lineFigures(finding.line, locale)}；底线为 ${marginOf(finding.line, 'accept', locale)}。`,
      };
    case '2-measures-pass':
      return {
        en: 'The measures pass while people see a loss: these measures can’t be trusted here.',
        zh: '自动指标通过，而人们发现了损失：这些指标在此不可信。',
      };
    case '2-deviation-possible':
      return {
        en: 'No line lies beyond its limit, so a lead may sign a deviation with reasons.',
        zh: '没有任何一项超出上限，负责人可以说明理由并签署例外。',
      };
    case '2-no-deviation':
      return {
        en: 'A limit or floor is broken; no deviation can be signed.',
        zh: '已突破上限或底线，不能签署例外。',
      };
    case '3-no-controls':
      return {
        en: 'A line that must pass needs 20 slight controls or texts of a worse system, which show what these raters see.',
        zh: '必须通过的一项需要 20 个轻微对照或较差系统的文本，才能说明这些评判者看得出什么。',
      };
    case '3-not-seen':
    case '3-not-retained':
      return {
        en: `${label}: ${gateWords(finding.gate, locale) ?? ''} ${gateFigures(finding.gate, locale)}`,
        zh: `${label}：${gateWords(finding.gate, locale) ?? ''}${gateFigures(finding.gate, locale)}`,
      };
    case '3-agreement-floor': {
      const { alpha, ac2, reliability } = finding.agreement;
      return {
        en: `${label}: Krippendorff’s α is ${number(alpha)}, Gwet’s AC2 ${number(ac2)} and the reliability of a text’s mean ${number(reliability)}; the study set a floor.`,
        zh: `${label}：Krippendorff α 为 ${number(alpha)}，Gwet AC2 为 ${number(ac2)}，文本均分的信度为 ${number(reliability)}；研究设定了底线。`,
      };
    }
    case '3-missing-judgments':
      return {
        en: `If every skipped or abandoned text had been as bad as a gross control, the verdict would be: ${decisionName(finding.tipped, locale)}.`,
        zh: `如果每个被跳过或放弃的文本都像明显损坏的对照那样差，结论将是：${decisionName(finding.tipped, locale)}。`,
      };
    case '3-set-aside':
      return {
        en: `${fixed(finding.share * 100, 0)} % of the judgments are set aside; a third at most may be.`,
        zh: `${fixed(finding.share * 100, 0)} % 的评判被排除；最多允许三分之一。`,
      };
    case '4-inconclusive':
      return {
        en: `${label}: ${lineFigures(finding.line, locale)} reaches across ${marginOf(finding.line, 'accept', locale)}, ${finding.line.kind === 'floor' ? 'the floor' : 'the accepted loss'}. ${firstNote(finding.line, locale)}`.trim(),
        zh: `${label}：${lineFigures(finding.line, locale)} 跨越${finding.line.kind === 'floor' ? '底线' : '可接受的损失'} ${marginOf(finding.line, 'accept', locale)}。${firstNote(finding.line, locale)}`,
      };
    case '4-guardrail':
      return {
        en: `${label}, a guardrail: ${lineFigures(finding.line, locale)}. Its limit of ${marginOf(finding.line, 'limit', locale)} is not shown to be kept, and the estimate itself is beyond what was accepted.`,
        zh: `${label}（护栏）：${lineFigures(finding.line, locale)}。未能证明未超出上限 ${marginOf(finding.line, 'limit', locale)}，且估计值本身已超出可接受范围。`,
      };
    case '5-guardrail-in-doubt':
      return {
        en: `${label}, a guardrail: ${lineFigures(finding.line, locale)}. Its limit of ${marginOf(finding.line, 'limit', locale)} is not shown to be kept. ${firstNote(finding.line, locale)}`.trim(),
        zh: `${label}（护栏）：${lineFigures(finding.line, locale)}。未能证明未超出上限 ${marginOf(finding.line, 'limit', locale)}。${firstNote(finding.line, locale)}`,
      };
    case '5-measure-fails':
      return {
        en: `${label}: ${lineFigures(finding.line, locale)}; accepted is a loss of ${marginOf(finding.line, 'accept', locale)}.`,
        zh: `${label}：${lineFigures(finding.line, locale)}；可接受的损失为 ${marginOf(finding.line, 'accept', locale)}。`,
      };
    case '6-no-loss': {
      const gates = finding.gates.map((gate) => retainedWords(gate, gateLabel(gate), locale));
      return { en: gates.join(' '), zh: gates.join('') };
    }
    case '6-accepted-loss':
      return {
        en: `${label}: a real loss within what was accepted, ${lineFigures(finding.line, locale)}.`,
        zh: `${label}：真实但可接受的损失，${lineFigures(finding.line, locale)}。`,
      };
    case '6-not-gated':
    case '6-few-texts-differ': {
      const kind = finding.rule === '6-not-gated' ? 'few-controls' : 'few-texts-differ';
      return {
        en: `${label}: ${noteOf(finding.line, kind, locale)}`,
        zh: `${label}：${noteOf(finding.line, kind, locale)}`,
      };
    }
    case '6-measure-unclear':
      return {
        en: `${label} is unclear: ${lineFigures(finding.line, locale)}; accepted is a loss of ${marginOf(finding.line, 'accept', locale)}.`,
        zh: `${label}尚不明确：${lineFigures(finding.line, locale)}；可接受的损失为 ${marginOf(finding.line, 'accept', locale)}。`,
      };
    case '6-measure-absent':
      return {
        en: `${label} did not vote. ${noteOf(finding.line, 'no-values', locale)}`,
        zh: `${label}没有投票。${noteOf(finding.line, 'no-values', locale)}`,
      };
    case '6-measure-struck':
      return {
        en: `${label} did not vote. ${noteOf(finding.line, 'struck', locale)}`,
        zh: `${label}没有投票。${noteOf(finding.line, 'struck', locale)}`,
      };
    case '6-no-voters':
      return { en: 'The study named no measure to vote.', zh: '该研究没有指定投票的指标。' };
    case 'perplexity-demands-people':
      return {
        en: `Perplexity is ${fixed(finding.growth * 100, 0)} % higher than the baseline’s; beyond 30 % people must have looked at the outputs, whatever the margins.`,
        zh: `困惑度比基线高 ${fixed(finding.growth * 100, 0)} %；超过 30 % 时，无论容许范围如何，都必须有人看过输出。`,
      };
    case 'exclusions-differ':
      return {
        en: `Without the raters whom a lead set aside: ${decisionName(finding.without, locale)}; with them: ${decisionName(finding.withThem, locale)}.`,
        zh: `负责人排除的评判者不计入：${decisionName(finding.without, locale)}；计入：${decisionName(finding.withThem, locale)}。`,
      };
  }
}

/** "On Fluency a loss of 25 % or more of what a slight control's fault costs with these raters (1.10 points) is ruled out." */
function retainedWords(gate: SensitivityGate, label: string, locale: Locale): string {
  const share = fixed(gate.retained.theta * 100, 0);
  const cost = gate.seen.estimate === null ? '–' : fixed(Math.abs(gate.seen.estimate), 2);
  return {
    en: `On ${label} a loss of ${share} % or more of what a control’s slight fault costs with these raters (${cost}) is ruled out.`,
    zh: `在${label}上，可以排除其损失达到轻微对照的毛病在这些评判者那里所致损失（${cost}）的 ${share} %。`,
  }[locale];
}

function gateFigures({ seen, retained }: SensitivityGate, locale: Locale): string {
  const interval = (figures: { estimate: number | null; lower: number | null; upper: number | null }) =>
    figures.estimate === null || figures.lower === null || figures.upper === null
      ? '–'
      : `${fixed(figures.estimate, 2)} (${fixed(figures.lower, 2)} – ${fixed(figures.upper, 2)})`;
  const theta = fixed(retained.theta, 3);
  return {
    en: `Controls against their sources: ${interval(seen)}; the candidate’s difference minus ${theta} of that: ${interval(retained)}, which must lie above 0.`,
    zh: `对照与原文之差：${interval(seen)}；候选系统之差减去其 ${theta} 倍：${interval(retained)}，须大于 0。`,
  }[locale];
}

function firstNote({ notes }: RuleLine, locale: Locale): string {
  const [note] = notes;
  return note === undefined ? '' : `${noteWords(note, locale)}${typographyOf(locale).space}`;
}

function noteOf({ notes }: RuleLine, kind: LineNote['kind'], locale: Locale): string {
  const note = notes.find((one) => one.kind === kind);
  return note === undefined ? '' : noteWords(note, locale);
}

const number = (value: number | null) => (value === null ? '–' : fixed(value, 2));
