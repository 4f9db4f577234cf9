import type { figures as english } from '../en/figures.ts';
import type { Translation } from '../translation.ts';

export const figures = {
  about: '这个数值是什么？',
  n: '数量',
  counts: {
    items_other: '{{count, number}} 个题目',
    texts_other: '{{count, number}} 个文本',
    raters_other: '{{count, number}} 名评判者',
    judgments_other: '{{count, number}} 次评判',
    ratings_other: '{{count, number}} 个评分',
  },
  level: '区间',
  levelOf: '{{level}}：如此得出的区间包含真实数值的频率',
  formula: '公式',
  of: {
    difference: '由同一评判者在同一题目上，候选系统平均比基线好（+）或差（−）多少。',
    severe: '候选系统改进达到量表一半以上的题目比例，减去损失同样多的题目比例。',
    measureLine: '按此指标，候选系统在各题目上平均好（+）或差（−）多少。',
    net: '候选系统比基线更常被偏好的程度，以全部比较的比例表示。',
    seen: '一处已知毛病在这些评判者那里的代价：带毛病的文本减去同一文本的原文。',
    retained: '候选系统的差值减去已知毛病代价的允许份额。大于 0 则可排除达到该份额的损失。',
    alpha: '除去偶然，评判者一致的程度：1 为总是一致，0 为与偶然相同。几乎所有文本都好时，它必然偏低。',
    alphaPeriod:
      '在研究的这一段里，除去偶然，评判者对文本一致的程度。评判者渐行渐远，或文本越来越相似时，它会下降。',
    ac: '除去偶然，评判者一致的程度；在几乎所有文本都好时仍有意义。',
    reliability: '一个文本从其评判者得到的均分能在多大程度上把它与其他文本区分开：1 为完全。',
    mean: '平均评分。',
    model: '在与基线分出高下的比较中，该系统会胜出的比例。',
    tau: '该指标认为差的题目是否也是人们认为差的：1 为顺序相同，0 为无关。',
    measure: '该指标对该系统全部文本的衡量。',
    segment: '仅在该分组的题目上候选系统与基线之差。不影响结论。',
    effect: '以单个评分的标准差为单位的差值，可与使用其他量表的研究比较。',
    z: '去除每位评判者自身的均值与离散程度后的平均评分。',
    penalty: '所标错误从一份文本扣去的分，对读过它的人取平均。越少越好，不作任何决定。',
    penaltyRate: '所标错误每 100 个词扣去的分；不用空格分词的文字，每个字算一个。越少越好，不作任何决定。',
    penaltyGain: '同一评判者在同一题目上，候选比基线少扣（+）或多扣（−）的分，取平均。不作任何决定。',
    penaltyRateGain: '在同样的评判者和题目上，候选每 100 个词比基线少扣（+）或多扣（−）的分。不作任何决定。',
    penaltyKind: '这种错误平均从一份文本扣去的分，以及标了多少处。',
    penaltyAlpha:
      '评判者对一份文本扣分多少的一致性超出偶然的程度：1 为总是一致，0 为与偶然相当。少数扣分很多的错误影响很大。',
    marks: '每评阅一次文本所标这种严重程度的处数，以及共有多少处。',
    unmarked: '未标任何错误的评阅所占比例。',
    score: '各标准的平均，0 为量表的最差分值，100 为最好分值。',
    severity: '一个评分比其他人对同一文本的评分低多少，以量表的比例计：大于 0 为更严。',
    apart: '一个评分与其他人对同一文本的评分相差多少。',
  },
} as const satisfies Translation<typeof english>;
