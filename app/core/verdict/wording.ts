import type { LocalizedText } from '../studies/criteria.ts';
import { inLocale, type EveryLocale, type Locale } from '../shared/localized.ts';
import { capitalised, lineLabel } from './lineLabel.ts';
import type { Decided } from './decide.ts';
import type { Finding } from './finding.ts';
import { estimateWithInterval, fixed, marginFigure } from './numbers.ts';
import type { Noted } from '../evidence/noted.ts';
import { noteText } from '../shared/notes.ts';
import type { Settlement } from '../evidence/settlement.ts';
import type { Decision, EvidenceLine } from '../evidence/types.ts';
import { enumerate, joinSentences } from '../shared/typography.ts';

/** Whose verdict is put into words, and how criteria are called. */
export interface WordingContext {
  readonly system: string;
  readonly baseline: string;
  /** Labels of the study's criteria by key. */
  readonly labels: ReadonlyMap<string, LocalizedText>;
}

type Wording = Record<Locale, string>;

/** Both languages of the sentence that states a verdict, made from what was found. */
export function sentenceOf(decided: Decided, context: WordingContext): EveryLocale<string> {
  return { en: sentence(decided, context, 'en'), zh: sentence(decided, context, 'zh') };
}

/** A decision's name: "Ship", "do not ship" … */
export function decisionName(decision: Decision, locale: Locale): string {
  return DECISION_NAMES[decision][locale];
}

const DECISION_NAMES: Record<Decision, Wording> = {
  ship: { en: 'ship', zh: '可以上线' },
  'ship-with-caution': { en: 'ship with caution', zh: '谨慎上线' },
  hold: { en: 'hold', zh: '暂缓' },
  'do-not-ship': { en: 'do not ship', zh: '不可上线' },
  'needs-people': { en: 'needs people', zh: '需要人工评判' },
};

function sentence({ decision, findings }: Decided, context: WordingContext, locale: Locale): string {
  const { system, baseline } = context;
  const first = findings[0]!;
  const named = (rule: Finding['rule']) => {
    const labels = findings.flatMap((f) => (f.rule === rule ? [labelOf(f, context, locale)] : []));
    return enumerate(labels, locale);
  };
  const words = ((): Wording => {
    switch (first.rule) {
      case '1-open':
        return {
          en: `Hold ${system}: the study is not closed yet, and its estimates stay hidden until it is.`,
          zh: `暂缓 ${system}：研究尚未结束，结束之前不显示估计值。`,
        };
      case '1-no-evidence':
        return {
          en: `Hold ${system}: there is neither a judgment of people nor a measure to decide by.`,
          zh: `暂缓 ${system}：既没有人工评判，也没有可用的自动指标。`,
        };
      case '1-missing':
        return {
          en: `Hold ${system}: evidence is missing on ${named('1-missing')}.`,
          zh: `暂缓 ${system}：缺少关于${named('1-missing')}的证据。`,
        };
      case 'needs-people':
        return {
          en: `${system} needs people: ${MEASURES_ALONE[first.measures].en}, and measures alone never let a model ship.`,
          zh: `${system} 需要人工评判：${MEASURES_ALONE[first.measures].zh}，而仅凭自动指标不能上线。`,
        };
      case '2-people-fail':
      case '2-floor-fails': {
        const both = findings.filter((f) => f.rule === '2-people-fail' || f.rule === '2-floor-fails');
        const labels = enumerate(
          both.map((f) => labelOf(f, context, locale)),
          locale,
        );
        const contrast = findings.some((f) => f.rule === '2-measures-pass');
        return {
          en: `Do not ship ${system}: people find it worse than ${baseline} on ${labels}, beyond what was agreed${contrast ? '; it looks alike to the measures and reads worse' : ''}.`,
          zh: `${system} 不可上线：人们认为它在${labels}上比 ${baseline} 差，超出了事先约定的范围${contrast ? '；自动指标看起来相近，但读起来更差' : ''}。`,
        };
      }
      case '3-no-controls':
      case '3-not-sensitive':
        return {
          en: `Hold ${system}: this study could not have seen a loss, so finding none means nothing.`,
          zh: `暂缓 ${system}：这项研究本来就看不出损失，因此没有发现差异并不说明问题。`,
        };
      case '3-no-agreement':
        return {
          en: `Hold ${system}: the raters do not measure the same thing on ${named('3-no-agreement')}.`,
          zh: `暂缓 ${system}：评判者在${named('3-no-agreement')}上衡量的不是同一件事。`,
        };
      case '4-inconclusive': {
        return {
          en: `Hold ${system}: on ${named('4-inconclusive')} the data can neither rule out nor show a loss beyond what was accepted.`,
          zh: `暂缓 ${system}：在${named('4-inconclusive')}上，数据既不能排除也不能证实超出可接受范围的损失。`,
        };
      }
      case '5-measure-fails':
        return {
          en: `Ship ${system} with caution: people notice no loss beyond what was accepted, but ${named('5-measure-fails')} ${isPlural(findings, '5-measure-fails') ? 'do' : 'does'}.`,
          zh: `${system} 可谨慎上线：人们没有发现超出可接受范围的损失，但${named('5-measure-fails')}发现了。`,
        };
      case 'exclusions-differ':
        return {
          en: `Hold ${system}: the verdict depends on leaving raters out (${decisionName(first.withExclusions, 'en')} without them, ${decisionName(first.withoutExclusions, 'en')} with everybody).`,
          zh: `暂缓 ${system}：结论取决于是否排除部分评判者（排除后：${decisionName(first.withExclusions, 'zh')}；全部计入：${decisionName(first.withoutExclusions, 'zh')}）。`,
        };
      case '6-no-loss': {
        const losses = named('6-accepted-loss');
        return {
          en: `Ship ${system}: on every line of people it is no worse than ${baseline} by more than was accepted${losses ? `, with a real but accepted loss on ${losses}` : ''}.`,
          zh: `${system} 可以上线：在每一项人工评判上，它与 ${baseline} 相比的损失都不超过可接受的范围${losses ? `；${losses}上有真实但可接受的损失` : ''}。`,
        };
      }
      case '2-measures-pass':
      case '2-deviation-possible':
      case '2-no-deviation':
      case '6-accepted-loss':
      case '6-no-measures':
      case '6-measure-unclear':
      case 'perplexity-demands-people':
        // They say more of another finding. Were one of them the first, any sentence would be a wrong verdict.
        throw new Error(`A verdict cannot begin with ${first.rule}.`);
    }
  })();
  const perplexity = findings.find((f) => f.rule === 'perplexity-demands-people');
  if (!perplexity || decision !== 'needs-people') return words[locale];
  return joinSentences([words[locale], detail(perplexity, context, locale)], locale);
}

const MEASURES_ALONE: Record<'pass' | 'fail' | 'unclear' | 'absent', Wording> = {
  pass: { en: 'the measures see no loss', zh: '自动指标没有发现损失' },
  fail: { en: 'the measures see a loss', zh: '自动指标发现了损失' },
  unclear: { en: 'the measures are unclear', zh: '自动指标尚不明确' },
  absent: { en: 'no measure could be computed', zh: '没有可计算的自动指标' },
};

/** What a finding says, in one sentence with its numbers. */
export function detail(finding: Finding, context: WordingContext, locale: Locale): string {
  return capitalised(detailInBoth(finding, context, locale)[locale]);
}

function detailInBoth(finding: Finding, context: WordingContext, locale: Locale): Wording {
  const label = labelOf(finding, context, locale);
  switch (finding.rule) {
    case '1-open':
      return { en: 'Close the study to see its estimates.', zh: '结束研究后即可查看估计值。' };
    case '1-no-evidence':
      return {
        en: 'Nobody has judged this candidate, and no voting measure could be computed.',
        zh: '没有人评判过该候选系统，也没有可计算的投票指标。',
      };
    case '1-missing':
      return {
        en: `${label}: no interval can be given. ${noteIn(finding.line, 'en')}`.trim(),
        zh: `${label}：无法给出区间。${noteIn(finding.line, 'zh')}`,
      };
    case 'needs-people':
      return {
        en: `Of the voting measures: ${MEASURES_ALONE[finding.measures].en}. No person has judged this candidate.`,
        zh: `${MEASURES_ALONE[finding.measures].zh}。没有人评判过该候选系统。`,
      };
    case 'perplexity-demands-people':
      return {
        en: `Perplexity is ${fixed(finding.growth * 100, 0)} % higher than the baseline’s; beyond 30 % people must have looked at the outputs, whatever the margins.`,
        zh: `困惑度比基线高 ${fixed(finding.growth * 100, 0)} %；超过 30 % 时，无论容许范围如何，都必须有人看过输出。`,
      };
    case '2-people-fail':
      return {
        en: `${label}: ${estimateWithInterval(finding.line, 'en')}; the whole interval lies beyond the ${finding.line.state === 'red' ? 'limit' : 'accepted loss'} of ${marginFigure(finding.line.state === 'red' ? finding.line.limit : finding.line.accept, finding.line.unit, 'en')}.`,
        zh: `${label}：${estimateWithInterval(finding.line, 'zh')}；整个区间都超出了${finding.line.state === 'red' ? '上限' : '可接受的损失'} ${marginFigure(finding.line.state === 'red' ? finding.line.limit : finding.line.accept, finding.line.unit, 'zh')}。`,
      };
    case '2-floor-fails':
      return {
        en: `${label}: ${floorFigures(finding.line)}; the floor is ${fixed(finding.line.accept, 2)}.`,
        zh: `${label}：${floorFigures(finding.line)}；底线为 ${fixed(finding.line.accept, 2)}。`,
      };
    case '2-measures-pass':
      return {
        en: 'The measures pass while people see a loss: it looks alike and reads worse, so these measures can’t be trusted here.',
        zh: '自动指标通过，而人们发现了损失：看起来相近，读起来更差，因此这些指标在此不可信。',
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
        en: 'No control was rated, so nothing shows that these raters would have noticed a loss.',
        zh: '没有评判过任何对照，因此无法说明这些评判者能够发现损失。',
      };
    case '3-not-sensitive':
      return {
        en: `${label}: outputs spoiled on purpose should lie wholly below −${marginFigure(finding.gate.limit, 'points', 'en')}; they lie at ${estimateWithInterval({ ...finding.gate, unit: 'points' }, 'en')}.`,
        zh: `${label}：故意破坏的输出应整体低于 −${marginFigure(finding.gate.limit, 'points', 'zh')}，实际为 ${estimateWithInterval({ ...finding.gate, unit: 'points' }, 'zh')}。`,
      };
    case '3-no-agreement': {
      const { alpha, alphaLower, ac2 } = finding.gate;
      const number = (value: number | null) => (value === null ? '–' : fixed(value, 2));
      return {
        en: `${label}: Krippendorff’s α is ${number(alpha)} (lower bound ${number(alphaLower)}) and Gwet’s AC2 ${number(ac2)}. ${noteIn(finding.gate, 'en')}`.trim(),
        zh: `${label}：Krippendorff α 为 ${number(alpha)}（下限 ${number(alphaLower)}），Gwet AC2 为 ${number(ac2)}。${noteIn(finding.gate, 'zh')}`,
      };
    }
    case '4-inconclusive': {
      const margin = finding.line.accept;
      const against =
        finding.line.kind === 'floor'
          ? { en: `the floor ${fixed(margin, 2)}`, zh: `底线 ${fixed(margin, 2)}` }
          : {
              en: `the accepted loss of ${marginFigure(margin, finding.line.unit, 'en')}`,
              zh: `可接受的损失 ${marginFigure(margin, finding.line.unit, 'zh')}`,
            };
      const figures =
        finding.line.kind === 'floor'
          ? floorFigures(finding.line)
          : estimateWithInterval(finding.line, locale);
      return {
        en: `${label}: ${figures} reaches across ${against.en}. ${settlementWords(finding.settlement).en}`.trim(),
        zh: `${label}：${figures} 跨越${against.zh}。${settlementWords(finding.settlement).zh}`,
      };
    }
    case '5-measure-fails':
      return {
        en: `${label}: ${lineFigures(finding.line, 'en')}. Widen the references: the measures see a loss that they can’t tell from other wording.`,
        zh: `${label}：${lineFigures(finding.line, 'zh')}。请增加参考文本：指标看到的损失可能只是措辞不同。`,
      };
    case '6-no-loss':
      return {
        en: 'Every line of people passes, controls were noticed, and raters agree.',
        zh: '每一项人工评判都通过，对照被识别，评判者意见一致。',
      };
    case '6-accepted-loss':
      return {
        en: `${label}: a real loss within what was accepted, ${estimateWithInterval(finding.line, 'en')}.`,
        zh: `${label}：真实但可接受的损失，${estimateWithInterval(finding.line, 'zh')}。`,
      };
    case '6-measure-unclear':
      return {
        en: `${label} is unclear: ${lineFigures(finding.line, 'en')}.`,
        zh: `${label}尚不明确：${lineFigures(finding.line, 'zh')}。`,
      };
    case '6-no-measures':
      return { en: 'No voting measure could be computed.', zh: '没有可计算的投票指标。' };
    case 'exclusions-differ':
      return {
        en: `Without the excluded raters: ${decisionName(finding.withExclusions, 'en')}; with everybody: ${decisionName(finding.withoutExclusions, 'en')}. Find out why before deciding.`,
        zh: `排除后：${decisionName(finding.withExclusions, 'zh')}；全部计入：${decisionName(finding.withoutExclusions, 'zh')}。决定之前请先查明原因。`,
      };
  }
}

function noteIn({ noted }: Noted, locale: Locale): string {
  return noted === undefined ? '' : noteText(noted, locale);
}

function settlementWords(settlement: Settlement | null): Wording {
  switch (settlement?.kind) {
    case 'items':
      return {
        en: `What differs most is the items: about ${settlement.items} items in all would settle it.`,
        zh: `差异主要来自题目：总共约 ${settlement.items} 个题目即可得出结论。`,
      };
    case 'raters':
      return {
        en: `What differs most is the raters: about ${settlement.raters} raters in all would settle it.`,
        zh: `差异主要来自评判者：总共约 ${settlement.raters} 名评判者即可得出结论。`,
      };
    case 'both':
      return {
        en: `About ${settlement.items} items and ${settlement.raters} raters in all would settle it.`,
        zh: `总共约 ${settlement.items} 个题目和 ${settlement.raters} 名评判者即可得出结论。`,
      };
    case 'too-close':
      return {
        en: 'The estimate sits so near to it that more data can’t be expected to settle it.',
        zh: '估计值与之过于接近，更多数据也难以得出结论。',
      };
    case undefined:
      return { en: '', zh: '' };
  }
}

function floorFigures({ estimate, lower, upper }: EvidenceLine): string {
  if (estimate === null || lower === null || upper === null) return '–';
  return `${fixed(estimate, 2)} (${fixed(lower, 2)}–${fixed(upper, 2)})`;
}

function lineFigures(line: EvidenceLine, locale: Locale): string {
  if (line.kind === 'floor') return floorFigures(line);
  const margin = { en: 'accepted loss', zh: '可接受的损失' }[locale];
  return `${estimateWithInterval(line, locale)}, ${margin} ${marginFigure(line.accept, line.unit, locale, line.digits)}`;
}

function labelOf(finding: Finding, { labels }: WordingContext, locale: Locale): string {
  if ('line' in finding) return lineLabel(finding.line, labels, locale);
  if ('gate' in finding)
    return inLocale(labels.get(finding.gate.criterion), locale) ?? finding.gate.criterion;
  return '';
}

function isPlural(findings: readonly Finding[], rule: Finding['rule']): boolean {
  return findings.filter((f) => f.rule === rule).length > 1;
}
