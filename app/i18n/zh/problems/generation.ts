import type { generation as reasons } from '#app/core/shared/reasons/generation.ts';
import type { ProblemWords } from '../../problemWords.ts';
import { stateName } from './names.ts';

export const generation: ProblemWords<typeof reasons> = {
  'import-when-draft': ({ slug, state }) =>
    `研究“${slug}”的状态为“${stateName(state)}”；只有草稿可以导入输出。`,
  'model-folder-missing': ({ folder }) => `没有模型文件夹 ${folder}。请把模型放到那里，然后重新准备研究。`,
  'model-folder-too-full': ({ folder, most }) =>
    `模型文件夹 ${folder} 中的文件超过 ${most} 个；请指定单个模型的文件夹。`,
  'model-folder-outside': ({ folder, models }) =>
    `模型文件夹“${folder}”位于模型目录 ${models} 之外。请把模型放到该目录之内，且不含指向外面的链接；或请管理员设置 EVENHAND_MODELS。`,
  'nothing-to-try': '该系统的输出由外部导入，没有可以试用的模型。要试用，请选择模型文件夹或服务器。',
  'try-under-way': '您正在试用一个系统。请等它给出输出，或先停止。',
  'try-too-slow': ({ seconds }) =>
    `${seconds} 秒内没有得到输出，已停止。请减小新词元数上限后重试；正式生成研究的输出时没有这一限制。`,
  'generation-too-late': ({ slug, state }) =>
    `研究“${slug}”的状态为“${stateName(state)}”；输出在研究开放之前生成，已经评判的内容保持不变。`,
  'outputs-to-import': ({ count, system, first }) =>
    `有 ${count} 个题目没有 ${system} 的输出（第一个是“${first}”）。请在研究页面上或用 \`evenhand import-outputs\` 导入，然后重新准备研究。`,
  'no-import-system': ({ slug, system, systems }) =>
    `研究“${slug}”没有需要导入输出的系统“${system}”；需要导入的是 ${systems}。`,
  'no-import-systems': ({ slug, system }) =>
    `研究“${slug}”没有需要导入输出的系统“${system}”；它的系统都不需要导入。`,
  'nothing-imported': ({ slug }) => `研究“${slug}”的系统全部由程序生成输出，没有需要导入的系统。`,
  'import-refused': ({ count, first }, tell) =>
    `输出有 ${count} 处错误，第一处在${tell.place(first.path)}：${tell(first)}。没有导入任何内容。`,
  'outputs-not-stored': ({ said }) =>
    `输出未能保存（${said}）。此前保存的都在。请检查数据库所在的磁盘是否有空间，然后重新准备研究。`,
  'outputs-lacking': ({ first, more }, tell) =>
    `缺少一些输出：${tell.place(first.path)}：${tell(first)}${more === 0 ? '' : `（另有 ${more} 处）`}已完成的部分都已保留；重新准备研究，即可生成缺少的部分。`,
  'generation-taken-over': ({ slug }) =>
    `研究“${slug}”的输出生成已经结束：已由另一次运行接手。此前完成的部分都已保留。`,
  'generation-overtaken': ({ slug, state }) =>
    `研究“${slug}”的输出生成已经结束：其状态现为“${stateName(state)}”。此前完成的部分都已保留。`,
  'generation-of-deleted': ({ slug }) => `研究“${slug}”的输出生成已经结束：该研究已被删除。`,
  'no-custom-measure': ({ slug, measure, measures }) =>
    `研究“${slug}”没有自定义指标“${measure}”；现有 ${measures}。`,
  'no-custom-measures': ({ slug, measure }) =>
    `研究“${slug}”没有自定义指标“${measure}”，也没有其他自定义指标。`,
  'scores-while-generating': ({ slug }) => `正在生成研究“${slug}”的输出；输出齐备后方可导入分数。`,
  'scores-of-voter-too-late': ({ slug, state, measure }) =>
    `研究“${slug}”的状态为“${stateName(state)}”；“${measure}”参与表决，其分数须在研究开放之前导入。`,
  'scores-too-late': ({ slug, state }) =>
    `研究“${slug}”的状态为“${stateName(state)}”；分数只能在研究结束之前导入。`,
  'scores-refused': ({ count, first }, tell) =>
    `分数文件有 ${count} 处错误，第一处在${tell.place(first.path)}：${tell(first)}。没有导入任何内容。`,
  'score-there-already': ({ item, system, place }, tell) =>
    `${system} 的“${item}”已在${tell.place(place)}出现过`,
  'other-score-there': ({ item, system }) => `${system} 的“${item}”已有不同的分数；请选择替换后再导入`,
  'system-unknown': ({ system, systems }) => `研究中没有系统“${system}”；现有 ${systems}`,
  'output-not-there': ({ item, system }) => `${system} 尚无“${item}”的输出`,
  'score-missing': '缺失；没有分数的输出请去掉该行',
  'needed-column-missing': ({ name, columns }) => `缺少“${name}”列；第一行写明各列的名称：${columns}`,
  'cell-count-of-commas': ({ cells, header }) =>
    `有 ${cells} 格，而表头有 ${header} 格；数字请用小数点，含逗号的格请加引号`,
  'cell-count-of-texts': ({ cells, header }) => `有 ${cells} 格，而表头有 ${header} 格；含逗号的文本请加引号`,
  'decimal-comma': ({ value, instead }) => `“${value}”使用了小数逗号；请写作 ${instead}`,
  'not-a-number': ({ value }) => `“${value}”不是数字`,
  'number-too-large': '超出数字所能表示的范围',
  'item-there-already': ({ item, place }, tell) => `“${item}”已经出现过，在${tell.place(place)}`,
  'system-unsaid': '没有写明系统；请指明属于哪个系统，或哪一列是系统名称',
  'system-not-imported': ({ system, systems }) =>
    `研究中没有需要导入输出的系统“${system}”；需要导入的是 ${systems}`,
  'output-of-other-system': ({ system, only }) =>
    `是“${system}”的输出，而指定的系统是 ${only}；要导入所有系统的输出，请不要指定系统`,
  'outputs-both-ways': '既指定了一列作为输出，又指定了各系统的输出列；请只用其中一种',
  'column-to-say': ({ name, columns }) =>
    `没有哪一列是 ${name}；请用 --map ${name}=… 指明。现有的列：${columns}`,
  'item-unknown': ({ item }) => `研究中没有题目“${item}”`,
  'other-output-there': ({ item }) => `“${item}”已有不同的输出；请选择替换后导入，或去掉这一项`,
  'error-instead': ({ error }) => `只有错误而没有输出（${error}）；请重新生成，或去掉这一行`,
  'not-an-output-field': ({ fields }) => `不是输出的字段；可用的字段有 ${fields}`,
  'not-csv': ({ said }) => `不是 CSV：${said}`,
  'column-unknown': ({ name, columns }) => `没有“${name}”这样的列；可用的列有 ${columns}`,
  'column-twice': ({ name }) => `“${name}”列重复`,
  'no-such-column': ({ name, columns }) => `没有“${name}”列；已有的列为 ${columns}`,
  'no-prompt-column': ({ columns }) =>
    `没有名为“prompt”或“messages”的列；已有的列为 ${columns}。请将所提问题的那一列命名为“prompt”，或用 --map prompt=… 指明`,
  'no-json-list': '不是以 JSON 写成的对话列表',
  'column-missing': ({ name }) => `缺少“${name}”列；第一行应为列名`,
  'cell-count': ({ cells, header }) => `有 ${cells} 个单元格，而表头有 ${header} 个`,
  'text-or-whole-number': '应为文本或整数',
  'whole-number-or-token-ids': '应为整数，或词元编号的列表',
  'list-of-logarithms': '应为自然对数的列表',
  'logarithm-above-zero': '含有大于 0 的对数；请给出概率的自然对数',
};
