import type { figures as reasons } from '#app/core/shared/reasons/figures.ts';
import type { ProblemWords } from '../../problemWords.ts';

const LABELS: Readonly<Record<string, string>> = {
  rating: '评分',
  category: '类别',
  class: '类别',
  item: '题目',
  rater: '评判者',
  cluster: '群',
};
const labelName = (what: string): string => LABELS[what] ?? what;

export const figures: ProblemWords<typeof reasons> = {
  'not-whole-from-one': ({ name, value }) => `${name} 应为不小于 1 的整数，现为 ${value}。`,
  'tau-sides-differ': ({ x, y }) => `τ-b 两边的数值个数应相同；现为 ${x} 个和 ${y} 个。`,
  'tau-not-finite': ({ pair, x, y }) => `τ-b 需要有限的数；第 ${pair} 对为（${x}，${y}）。`,
  'no-percentile': ({ values, fraction }) =>
    `百分位数需要若干数值和 0 到 1 之间的比例；现有 ${values} 个数值，比例为 ${fraction}。`,
  'no-proportion': ({ successes, of }) =>
    `比例需要满足 0 ≤ successes ≤ n 且 n ≥ 1 的整数；现为 ${of} 中的 ${successes}。`,
  'not-finite': ({ place, value }) => `${place} 为 ${value}；应为有限的数。`,
  'pairs-differ': ({ x, y }) => `x 有 ${x} 个数值，y 有 ${y} 个；成对的数据两边个数应相同。`,
  'wins-empty': 'wins 为空；每个系统需要一行。',
  'ties-not-symmetric': ({ one, is, other, otherIs }) =>
    `${one} 为 ${is}，而 ${other} 为 ${otherIs}；平局属于双方，因此该表应当对称。`,
  'rows-for-systems': ({ name, rows, systems }) => `${name} 有 ${rows} 行，而系统有 ${systems} 个。`,
  'entries-for-systems': ({ place, entries, systems }) =>
    `${place} 有 ${entries} 项，而系统有 ${systems} 个。`,
  'no-count': ({ place, value }) => `${place} 为 ${value}；计数不得小于 0。`,
  'compared-with-itself': ({ place, value }) => `${place} 为 ${value}；系统不与自身比较，因此应为 0。`,
  'no-p-value': ({ place, value }) => `${place} 为 ${value}；p 值在 0 和 1 之间。`,
  'no-probability': ({ value }) => `概率应在 0 和 1 之间，现为 ${value}。`,
  'no-degrees-of-freedom': ({ values }) => `自由度必须大于 0，现为 ${values.join(' 和 ')}。`,
  'observation-too-large': ({ observation, value, largest }) =>
    `观测 ${observation} 的值为 ${value}；其绝对值不得超过 ${largest}。`,
  'neither-zero-nor-one': ({ place }) => `McNemar 检验比较 0 和 1；${place} 两者都不是。`,
  'no-confidence': ({ value }) => `confidence 应在 0 和 1 之间，例如 0.95，现为 ${value}。`,
  'ratings-incomplete': ({ place, raters }) =>
    `${place} 应有 ${raters} 个有限的数，每位评判者一个，不得缺失。`,
  'no-such-weights': ({ weights, given }) => `weights 应为以下之一：${weights}；现为“${given}”。`,
  'kappa-sides-differ': ({ a, b }) => `a 有 ${a} 个评分，b 有 ${b} 个；请为每个单元各给一个。`,
  'kappa-rating-missing': ({ place }) => `${place} 应为有限的数或文本；κ 不接受缺失的评分。`,
  'categories-twice': 'categories 中有重复的类别。',
  'rating-of-no-category': ({ rating }) => `评分 ${rating} 不在各类别之中。`,
  'counts-incomplete': ({ place, categories }) =>
    `${place} 应有 ${categories} 个不小于 0 的整数，每个类别一个。`,
  'counts-unequal': ({ place, sum, first }) =>
    `${place} 合计为 ${sum}，而 counts[0] 合计为 ${first}；每个对象的评分个数应相同（krippendorff_alpha 和 gwet_ac 不限个数）。`,
  'no-such-unit': ({ place, unit, last }) => `${place} 写有单元 ${unit}；单元编号从 0 到 ${last}。`,
  'clusters-for-units': ({ clusters, units }) =>
    `clusters 写有 ${clusters} 个群，而单元有 ${units} 个；每个单元需要一个。`,
  'no-such-level': ({ levels, given }) => `level 应为以下之一：${levels}；现为“${given}”。`,
  'dawid-skene-options': ({ iterations, tolerance }) =>
    `Dawid–Skene 至少需要一次迭代，容差不得小于 0；现为 ${iterations} 次和 ${tolerance}。`,
  'mace-options': ({ iterations, restarts }) =>
    `MACE 至少需要一次迭代和一次起始；现为 ${iterations} 次和 ${restarts} 次。`,
  'judgments-empty': 'judgments 为空；请给出由题目、评判者和类别组成的各行。',
  'name-of-two-types': ({ place, what, name }) =>
    `${place}：${labelName(what)} ${name} 既写作数字又写作文本；请只用一种。`,
  'no-rating-value': ({ place, value }) => `${place}：${value} 既不是有限的数，也不是文本。`,
  'ratings-not-rows': 'ratings 应为由各行组成的数组，每位评判者一行：ratings[rater][unit]。',
  'ratings-row-length': ({ place, entries, units }) =>
    `${place} 有 ${entries} 项，而 ratings[0] 有 ${units} 项；每位评判者对每个单元需要一项（缺失的写作 null）。`,
  'unit-in-clusters': ({ place, unit }) => `${place}：单元 ${unit} 应像每个单元那样只属于一个群。`,
  'unit-rated-twice': ({ place, rater, unit }) => `${place}：评判者 ${rater} 对单元 ${unit} 重复评分。`,
  'severity-needs-numbers': ({ text }) => `严格程度需要数字评分，而其中有文本“${text}”。`,
  'weighting-needs-numbers': ({ weighting, text }) =>
    `权重“${weighting}”需要数字评分，而其中有文本“${text}”。`,
  'level-needs-numbers': ({ level, text }) => `测量层次 ${level} 需要数字评分，而其中有文本“${text}”。`,
  'no-rating': ({ place }) => `${place} 应为有限的数、文本或 null。`,
  'labels-of-two-types': ({ what, number, text }) =>
    `${labelName(what)} ${number} 写作数字，而 ${text} 写作文本；请全部写作数字，或全部写作文本。`,
  'no-rouge-type': ({ given }) =>
    `没有“${given}”这种 ROUGE；可用的有 rouge1 … rouge9、rougeL、rougeLsum、rougeS 和 rougeSU。`,
  'no-segments': ({ measure }) => `${measure} 至少需要一段，而一段也没有。`,
  'ideals-for-queries': ({ queries, ideals }) =>
    `有 ${queries} 个查询，而 ideal 只涉及 ${ideals} 个；请为每个查询各给一个。`,
  'no-relevance': ({ place, value }) => `${place} 为 ${value}；相关度应为不小于 0 的有限的数。`,
  'ideal-incomplete': ({ place, relevance }) =>
    `${place} 应包含全部文档的相关度，而缺少排序中出现的一个 ${relevance}。`,
  'no-hypotheses': 'hypotheses 为空；语料至少需要一段。',
  'references-for-hypotheses': ({ hypotheses, segments }) =>
    `hypotheses 有 ${hypotheses} 段，而参考文本属于 ${segments} 段；请为每一段各给一个参考文本列表。`,
  'references-empty': ({ place }) => `${place} 为空；每一段至少需要一个参考文本。`,
  'no-log-probability': ({ token, value }) =>
    `词元 ${token} 的对数概率为 ${value}；对数概率应为不大于 0 的有限的数。`,
  'weights-for-tokens': ({ what, tokens, weights }) =>
    `${what} 有 ${tokens} 个词元，而权重有 ${weights} 个。`,
  'dimensions-differ': ({ what, token, dimensions, elsewhere }) =>
    `${what} 的词元 ${token} 有 ${dimensions} 维，而别处有 ${elsewhere} 维。`,
  'embedding-not-finite': ({ what, token, value }) => `${what} 的词元 ${token} 中有 ${value}；应为有限的数。`,
  'no-weight': ({ what, weight, value }) => `${what} 的权重 ${weight} 为 ${value}；不得小于 0。`,
  'no-baseline-value': ({ name, value }) => `基线的 ${name} 为 ${value}；必须小于 1。`,
  'no-baseline-of-layer': ({ name, layer, known }) =>
    `${name} 中没有第 ${layer} 层的一行；${known === '' ? '没有以层号开头的行' : `其中有 ${known}`}。`,
  'baseline-line-unreadable': ({ name, layer, line }) =>
    `${name} 第 ${layer} 层：“${line}”在层号之后应有精确率、召回率和 F1，每项为小于 1 的数。`,
  'no-theta': ({ value }) => `theta 应是大于 0 的数，现为 ${value}。`,
  'no-beta': ({ value }) => `beta 为 ${value}；必须大于 0。`,
  'scores-for-items': ({ scores, items }) => `${items} 个题目中只有 ${scores} 个有分数。`,
  'scores-of-classes': ({ place, classes, names }) =>
    `${place} 应为 ${classes} 个类别（${names}）各给一个有限的数；只有两个类别时可只给一个数。`,
  'label-twice': ({ label }) => `标签 ${label} 重复；每个类别请只写一次。`,
  'labels-differ': ({ truth, predicted }) =>
    `真实标签有 ${truth} 个，预测标签有 ${predicted} 个；请为每个题目各给一个。`,
};
