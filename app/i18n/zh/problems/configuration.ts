import type { configuration as reasons } from '#app/core/shared/reasons/configuration.ts';
import type { ProblemWords } from '../../problemWords.ts';

export const configuration: ProblemWords<typeof reasons> = {
  'lowest-above-highest': 'lowest 不得大于 highest',
  'accept-above-limit': 'accept 不得大于 limit',
  'one-baseline': ({ count }) => `必须有且只有一个基线，现有 ${count} 个`,
  'candidate-needed': '需要一个基线和至少一个候选',
  'ranking-needs-systems': ({ fewest, count }) =>
    `排序至少需要 ${fewest} 个系统，现有 ${count} 个；两个系统请成对比较（“pairwise”）`,
  'ranking-too-many-systems': ({ most, count }) =>
    `没有人能为 ${count} 个文本排出顺序；最多对 ${most} 个系统排序，或成对比较（“pairwise”）`,
  'criterion-unknown': ({ key }) => `没有标准“${key}”`,
  'beyond-scale': ({ key, scale }) => `“${key}”的量表只到 ${scale} 分`,
  'system-name-twice': ({ name }) => `名称“${name}”重复`,
  'name-of-controls': '以“control-”开头的名称保留给对照',
  'anchors-incomplete': '每个分值各需一条说明，各种语言都要有；7 分量表只写两端即可，100 分量表只写两端',
  'no-eligible-option': '没有任何答案允许参加',
  'two-options-needed': '一个问题至少需要两个答案',
  'option-keys-differ': '各答案的名称不得相同',
  'criterion-keys-differ': '各标准的名称不得相同',
  'question-keys-differ': '各问题的名称不得相同',
  'ranking-form': '应为 false，或一种形式：“ranking”或“best-worst”',
  'ranking-contains-pairs':
    '排序已经包含成对比较，两者都问会把同一意见计算两次；请把“pairwise”设为 false，或去掉排序',
  'spans-need-criteria': '标记只用于评分的文本；请至少设一项标准，或去掉标记',
  'one-required-criterion': '至少有一项标准为必答，使每个任务都有答案',
  'least-above-most': '每人至少评的题目数不得超过最多的题目数',
  'severity-needed': '请至少写明一种严重程度',
  'severity-twice': '每种严重程度只写一次',
  'not-a-language-tag': '不是“en”“zh-Hans”这样的语言标签',
  'not-a-key': '应为小写字母、数字和连字符，最多 40 个',
  'reserved-key': '是程序的保留字，请另选一个',
  'no-beam-search': '只支持 1：该接口没有束搜索',
  'too-many-stop-texts': ({ most }) => `超过 ${most} 个文本，该接口不接受`,
  'temperature-without-sampling': '不用 doSample 时应为 0 或不设置',
  'temperature-with-sampling': '使用 doSample 时必须大于 0',
  'not-an-address': '不是 http 或 https 地址，例如 http://localhost:8000/v1',
  'address-with-user': ({ prefix }) =>
    `含有用户名或密码；请改为在 apiKeyVariable 中写明以 ${prefix} 开头的变量`,
  'address-beyond-path': '应以路径结尾，例如 http://localhost:8000/v1',
  'not-a-key-variable': ({ prefix }) => `应为以 ${prefix} 开头的大写变量名`,
};
