import type { given as reasons } from '#app/core/shared/reasons/given.ts';
import type { ProblemWords } from '../../problemWords.ts';
import { stateName } from './names.ts';

export const given: ProblemWords<typeof reasons> = {
  'judgments-refused': ({ count, first }, tell) =>
    `评判数据有 ${count} 处错误，第一处在${tell.place(first.path)}：${tell(first)}。未导入任何内容；请改正后重新导入。`,
  'nothing-judged': () =>
    '文件中没有评判。评分需要 item、system、rater、criterion、value 各列；偏好需要 item、system_a、system_b、rater、choice 各列；列名不同时用 --map 说明。',
  'baseline-unsaid': ({ systems }) => `没有说明哪个系统是基线。请指定其中之一：${systems}（命令行使用 --baseline）。`,
  'baseline-not-there': ({ name, systems }) => `基线“${name}”不在被评判的系统之中：${systems}。`,
  'one-system-judged': ({ system }) =>
    `所有评判都针对“${system}”。研究需要将基线与至少一个其他系统比较；单个系统的一致性可用 \`evenhand compute\` 计算。`,
  'not-an-export': ({ missing }) =>
    `该压缩包不是一项研究的完整导出：缺少 ${missing}。\`evenhand export <研究> --out study.zip\` 可写出完整导出。`,
  'export-refused': ({ count, first }, tell) =>
    `该导出有 ${count} 处错误，第一处在${tell.place(first.path)}：${tell(first)}。未导入任何内容。`,
  'export-of-other-rule': ({ version, known }) =>
    `所导出的研究按规则 ${version} 判定；只能导入按规则 ${known} 判定的研究。其数值见其中的 verdict.json。`,
  'export-of-pilot': ({ study }) => `该导出属于“${study}”的试评，试评没有自己的结论。请导入该研究的导出。`,
  'export-not-closed': ({ state }) =>
    `所导出的研究当时的状态为“${stateName(state)}”，其评判未随之导出。请在其关闭后重新导出。`,
  'off-scale': ({ value, criterion, lowest, highest }) =>
    `${value} 不在“${criterion}”的量表范围内（${lowest} 至 ${highest}）`,
  'scale-unclear': ({ criterion, lowest, highest }) =>
    `“${criterion}”的值为 ${lowest} 至 ${highest}，没有常用量表与之相符；请说明两端（命令行 --scale "${criterion}=${lowest}-${highest}"）`,
  'judged-twice': () => '与前面某行的题目、系统、评判者和标准重复',
  'item-not-given': ({ item }) => `题目文件中没有“${item}”`,
  'system-not-given': ({ system, known }) => `配置中没有系统“${system}”；已有 ${known}`,
  'criterion-not-given': ({ criterion, known }) => `配置中没有标准“${criterion}”；已有 ${known}`,
  'criteria-of-one-key': ({ criterion, other }) => `标准“${criterion}”与“${other}”的键会相同；请将其中之一改名`,
  'no-choice': ({ value, choices }) => `“${value}”不是 ${choices} 之一`,
  'compared-with-itself': ({ system }) => `“${system}”与自身比较`,
  'texts-differ': ({ system, item }) => `另一行中“${system}”对“${item}”的输出与此不同`,
  'no-time': ({ value }) => `“${value}”不是 ISO 8601 时间（2026-11-29T12:00:00Z）`,
};
