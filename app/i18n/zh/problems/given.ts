import type { given as reasons } from '#app/core/shared/reasons/given.ts';
import type { ProblemWords } from '../../problemWords.ts';

export const given: ProblemWords<typeof reasons> = {
  'baseline-unsaid': ({ systems }) =>
    `没有说明哪个系统是基线。请指定其中之一：${systems}（命令行使用 --baseline）。`,
  'baseline-not-there': ({ name, systems }) => `基线“${name}”不在被评判的系统之中：${systems}。`,
  'one-system': ({ system }) =>
    `所有评判都属于同一个系统“${system}”，而研究至少比较两个系统。只看一个系统时评判者的一致程度，可用 \`evenhand compute\`（krippendorff_alpha）计算。`,
  'nothing-judged':
    '文件中没有评判。评分需要 item、system、rater、criterion、value 各列；偏好需要 item、system_a、system_b、rater、choice 各列；列名不同时用 --map 说明。',
  'no-scale': ({ said }) => `“${said}”不是量表。请写标准及其量表的两端：fluency=1-5。`,
  'no-time': ({ value }) => `“${value}”不是 ISO 8601 时间（2026-11-29T12:00:00Z）`,
  'several-studies': ({ first, other, studies }) =>
    `文件包含 ${studies} 项研究（“${first}”“${other}”）；请分别导入`,
  'preference-of-one': ({ system }) => `“${system}”与自身比较`,
  'no-preference': ({ value, first, second }) =>
    `“${value}”不是有效的选择；请写 a（“${first}”）、b（“${second}”）或 tie`,
  'no-mqm-severity': ({ severity }) =>
    `“${severity}”不是 MQM 的严重程度；可用 critical、major、minor、neutral 和 no-error`,
  'not-label-studio': '不是 Label Studio 导出的任务（应有 "data" 和 "annotations"）；请以 JSON 格式导出',
  'label-studio-field': ({ field, fields }) =>
    `没有说明 ${field}：${fields} 均不存在；请用 --map ${field}=… 指明字段`,
  'off-scale': ({ value, criterion, lowest, highest }) =>
    `${value} 不在“${criterion}”的量表范围内（${lowest} 至 ${highest}）`,
  'judged-twice': '同一评判者在前面的行中已评判过同一内容；请只保留其一',
  'system-not-given': ({ system, known }) => `配置中没有系统“${system}”；已有 ${known}`,
  'export-slug-taken': ({ slug }) => `已有名为“${slug}”的研究。请为导入的研究另取地址（命令行中用 --slug）。`,
  'export-batch': ({ batch }) => `export.json 中没有第 ${batch} 批`,
  'export-role': ({ system, role }) => `study.json 中“${system}”的角色不是 ${role}`,
  'export-system-missing': ({ system, known }) => `缺少 study.json 中的系统“${system}”；已有的是 ${known}`,
  'export-provenance': ({ place }) => `systems.csv 中没有编号为 ${place} 的来历（从 0 数起）`,
  'export-rater': ({ rater }) => `raters.csv 中没有“${rater}”`,
  'export-no-text': ({ item, system }) => `outputs.csv 中没有“${system}”对“${item}”的文本`,
  'export-position': '同一评判者的另一个任务已占此位置',
  'export-rule': ({ known }) => `必须是 1 到 ${known} 之间的整数`,
  'category-not-given': ({ category, known }) =>
    `配置中没有问题类型“${category}”；已有 ${known === '' ? '无' : known}`,
  'criterion-not-given': ({ criterion, known }) => `配置中没有标准“${criterion}”；已有 ${known}`,
};
