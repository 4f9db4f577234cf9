import type { parts as english } from '../en/parts.ts';
import type { Translation } from '../translation.ts';

export const parts = {
  contents: '目录',
  here: '目录，当前位于：{{part}}',
  link: '本节链接：{{part}}',
  groups: {
    result: '结果',
    people: '人们怎么说',
    trust: '可信程度',
    cost: '成本与指标',
    behind: '依据',
  },
  of: {
    verdict: { title: '结论', says: '可以怎么做，依据是什么，接下来做什么。' },
    compared: { title: '所有候选系统一览', says: '每个候选系统的同样各项，以及究竟哪些系统能区分开。' },
    effects: { title: '标准化差值', says: '以标准差为单位的差值，以及去除各评判者自身尺度后的均分。' },
    time: { title: '随研究进程的变化', says: '随着研究进行，评判者之间是否渐行渐远，或变得更严。' },
    evidence: {
      title: '{{candidate}} 与 {{baseline}} 对比',
      says: '每一项差值及其区间，与事先接受的损失并列。',
    },
    gate: {
      title: '这些评判者能看出损失吗？',
      says: '带有已知毛病的隐藏文本是否被察觉，候选系统与之相比保住了多少。',
    },
    preferences: { title: '偏好', says: '两个文本中评判者更愿意要哪一个，以及左右位置是否有影响。' },
    rankings: { title: '排序', says: '每个系统排在第一、最后及中间各位的次数。' },
    bestWorst: { title: '最好与最差', says: '每个系统被评为最好和最差的次数。' },
    model: { title: '所有系统放在同一把尺上', says: '在分出高下的比较中，每个系统能胜过基线的比例。' },
    ratings: { title: '评分', says: '各系统的评分在各个分值上的分布。' },
    faults: { title: '标出的错误', says: '评判者在各系统的文本中标出了多少有错误的片段。' },
    segments: { title: '按分组', says: '某一类题目是否比其他题目差；不影响结论。' },
    items: { title: '值得一读的题目', says: '评判者看到差别最大的文本，并排列出。' },
    agreement: { title: '评判者之间的一致性', says: '除去偶然，评判者对同一文本给出相同数值的程度。' },
    sensitivity: { title: '结论取决于什么', says: '不同的界限或评判者是否会改变结论。' },
    raters: { title: '评判者', says: '谁做了评判、有多严格，哪些评判未计入。' },
    costs: { title: '成本与质量', says: '各系统的消耗，与其文本对人的价值并列。' },
    stakes: { title: '利害所在', says: '负责人填写的金额与别处测得的结果。它们不影响结论。' },
    measures: { title: '指标', says: '自动指标在全部题目上对各系统的衡量。' },
    follows: { title: '指标与这些人的判断一致吗？', says: '指标认为差的题目，人们是否也认为差。' },
    series: { title: '历次研究', says: '相互重做的各项研究的结果。' },
    provenance: { title: '输出是怎样生成的', says: '所评文本背后的模型、设置与机器。' },
    method: { title: '计算方法', says: '重新计算每一个数值所需的一切。' },
  },
} as const satisfies Translation<typeof english>;
