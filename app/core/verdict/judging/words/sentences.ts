import type { Decision } from '../../../evidence/types.ts';
import type { Locale } from '../../../shared/localized.ts';
import { makerName } from '../../../studies/makerName.ts';
import type { RuleFinding } from '../decide.ts';

/** What a sentence speaks of. */
interface Told {
  readonly system: string;
  readonly baseline: string;
  readonly kindsTried: readonly string[];
  /** The labels of what these rules found, enumerated. */
  names(...rules: RuleFinding['rule'][]): string;
  decision(decision: Decision): string;
}

type Sentence = (first: RuleFinding, told: Told) => string;

/** The sentence that states a verdict, by its first finding. */
export const SENTENCES: Readonly<Record<Locale, Sentence>> = { en: english, zh: chinese };

function english(first: RuleFinding, { system, baseline, kindsTried, names, decision }: Told): string {
  switch (first.rule) {
    case '1-no-evidence':
      return `Hold ${system}: there is neither a judgment of people nor a measure to decide by.`;
    case '1-missing':
      return `Hold ${system}: evidence is missing on ${names('1-missing')}.`;
    case 'needs-people':
      return `${system} needs people: measures alone never let a model ship.`;
    case '2-people-fail':
    case '2-floor-fails':
      return `Do not ship ${system}: people find it worse than ${baseline} on ${names('2-people-fail', '2-floor-fails')}, beyond what was agreed.`;
    case '3-no-controls':
      return `Hold ${system}: no criterion has enough slight controls, so this study could not have seen a loss.`;
    case '3-not-seen':
      return `Hold ${system}: these raters did not see known faults on ${names('3-not-seen')}, so finding no loss means nothing.`;
    case '3-not-retained':
      return `Hold ${system}: on ${names('3-not-retained')} its loss is not shown to be small beside what a known fault costs with these raters.`;
    case '3-agreement-floor':
      return `Hold ${system}: agreement on ${names('3-agreement-floor')} is below the floor that was set beforehand.`;
    case '3-missing-judgments':
      return `Hold ${system}: the verdict would turn if the skipped and abandoned texts were as bad as they may be.`;
    case '3-set-aside':
      return `Hold ${system}: more of the judgments are set aside than a verdict may rest without.`;
    case '4-inconclusive':
    case '4-guardrail':
      return `Hold ${system}: on ${names('4-inconclusive', '4-guardrail')} the data can neither rule out nor show a loss beyond what was accepted.`;
    case '5-guardrail-in-doubt':
    case '5-measure-fails':
      return `Ship ${system} with caution: it is no worse than ${baseline} by more than was accepted on every line that must pass, but a limit may be broken or a measure sees a loss: ${names('5-guardrail-in-doubt', '5-measure-fails')}.`;
    case '6-no-loss': {
      const tried =
        kindsTried.length === 0
          ? ''
          : ` Kinds of faults tried: ${kindsTried.map((kind) => makerName(kind, 'en')).join(', ')}.`;
      return `Ship ${system}: on every line that must pass it is no worse than ${baseline} by more than was accepted, with raters who saw faults of the kinds tried.${tried}`;
    }
    case 'exclusions-differ':
      return `Hold ${system}: the verdict depends on raters whom a lead set aside (${decision(first.without)} without them, ${decision(first.withThem)} with them).`;
    case '2-measures-pass':
    case '2-deviation-possible':
    case '2-no-deviation':
    case '6-accepted-loss':
    case '6-not-gated':
    case '6-few-texts-differ':
    case '6-measure-unclear':
    case '6-measure-absent':
    case '6-measure-struck':
    case '6-no-voters':
    case 'perplexity-demands-people':
      return saysMore(first);
  }
}

function chinese(first: RuleFinding, { system, baseline, kindsTried, names, decision }: Told): string {
  switch (first.rule) {
    case '1-no-evidence':
      return `暂缓 ${system}：既没有人工评判，也没有可用的自动指标。`;
    case '1-missing':
      return `暂缓 ${system}：缺少关于${names('1-missing')}的证据。`;
    case 'needs-people':
      return `${system} 需要人工评判：仅凭自动指标不能上线。`;
    case '2-people-fail':
    case '2-floor-fails':
      return `${system} 不可上线：人们认为它在${names('2-people-fail', '2-floor-fails')}上比 ${baseline} 差，超出了事先约定的范围。`;
    case '3-no-controls':
      return `暂缓 ${system}：没有任何标准具有足够的轻微对照，因此这项研究本来就看不出损失。`;
    case '3-not-seen':
      return `暂缓 ${system}：这些评判者没有看出${names('3-not-seen')}上的已知毛病，因此没有发现损失并不说明问题。`;
    case '3-not-retained':
      return `暂缓 ${system}：在${names('3-not-retained')}上，未能证明其损失远小于已知毛病在这些评判者那里造成的损失。`;
    case '3-agreement-floor':
      return `暂缓 ${system}：${names('3-agreement-floor')}上的一致性低于事先设定的底线。`;
    case '3-missing-judgments':
      return `暂缓 ${system}：如果被跳过和放弃的文本真的那么差，结论就会改变。`;
    case '3-set-aside':
      return `暂缓 ${system}：被排除的评判过多，无法据以得出结论。`;
    case '4-inconclusive':
    case '4-guardrail':
      return `暂缓 ${system}：在${names('4-inconclusive', '4-guardrail')}上，数据既不能排除也不能证实超出可接受范围的损失。`;
    case '5-guardrail-in-doubt':
    case '5-measure-fails':
      return `${system} 可谨慎上线：在每一项必须通过的评判上，它与 ${baseline} 相比的损失都不超过可接受的范围，但可能突破某个上限，或有指标发现了损失：${names('5-guardrail-in-doubt', '5-measure-fails')}。`;
    case '6-no-loss': {
      const tried =
        kindsTried.length === 0
          ? ''
          : `试过的毛病种类：${kindsTried.map((kind) => makerName(kind, 'zh')).join('、')}。`;
      return `${system} 可以上线：在每一项必须通过的评判上，它与 ${baseline} 相比的损失都不超过可接受的范围，且评判者能看出所试种类的毛病。${tried}`;
    }
    case 'exclusions-differ':
      return `暂缓 ${system}：结论取决于负责人排除的评判者（排除后：${decision(first.without)}；计入：${decision(first.withThem)}）。`;
    case '2-measures-pass':
    case '2-deviation-possible':
    case '2-no-deviation':
    case '6-accepted-loss':
    case '6-not-gated':
    case '6-few-texts-differ':
    case '6-measure-unclear':
    case '6-measure-absent':
    case '6-measure-struck':
    case '6-no-voters':
    case 'perplexity-demands-people':
      return saysMore(first);
  }
}

/** Other findings say more of another one. Were one of them the first, any sentence would be a wrong verdict. */
function saysMore({ rule }: RuleFinding): never {
  throw new Error(`A verdict cannot begin with ${rule}.`);
}
