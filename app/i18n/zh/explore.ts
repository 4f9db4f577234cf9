import type { explore as english } from '../en/explore.ts';
import type { Translation } from '../translation.ts';

export const explore = {
  title: '结论取决于什么',
  mark: '这是探索，不是结论',
  markBody:
    '结论依据的是研究开放前确定的界限和计入的评判者。此处的内容由同一规则即时算出，不会存入任何地方。',
  back: '返回报告',
  pointer: '如果界限不同、缺少某一位评判者或计入所有人，结论会在哪里改变，由规则本身计算。',
  open: '进行探索',
  candidate: '候选系统',
  times: '已确定界限的 {{factor}} 倍',
  margins: {
    title: '不同的界限',
    intro:
      '把各标准与偏好的可接受损失和上限放大若干倍，每一项与把关都重新判定。自动指标、严重损失及对照的代价保持不变。',
    slider: '界限',
    never: '{{system}}：无论取其中哪种界限，都是“{{decision}}”。',
    turns: '{{system}} 在界限的 {{factor}} 倍处改变：低于此为“{{from}}”，此后为“{{to}}”。',
    caption: '不同界限下的结论',
  },
  raters: {
    title: '缺少某一位评判者',
    intro: '同一规则，每次去掉一位评判者的全部评判。',
    none: '{{system}}：无论去掉哪一位评判者，都是“{{decision}}”。',
    some_other:
      '{{system}}：{{of, number}} 位评判者中，去掉其中 {{count, number}} 位的任何一位都会改变结论。',
    everybody: '{{system}}，计入被排除的评判者：{{decision}}。',
    caption: '去掉每一位评判者时的结论',
    rater: '去掉',
  },
} as const satisfies Translation<typeof english>;
