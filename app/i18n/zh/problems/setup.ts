import type { setup as reasons } from '#app/core/shared/reasons/setup.ts';
import type { ProblemWords } from '../../problemWords.ts';
import { stateName } from './names.ts';

const andMore = (first: string, more: number) => (more === 0 ? first : `${first}（另有 ${more} 处）`);

const named = (ids: readonly string[], more: number) =>
  `${ids.map((id) => `“${id}”`).join('、')}${more === 0 ? '' : `等（另有 ${more} 个）`}`;

export const setup: ProblemWords<typeof reasons> = {
  'apply-to-pilot': ({ slug }) => `“${slug}”是试评，其设置与所属研究相同。请修改该研究，再重新建立试评。`,
  'apply-too-late': ({ slug, state, first, more }, tell) =>
    `研究“${slug}”的状态为“${stateName(state)}”：其设置自开放之时起已固定。所要求的设置与之不同：${andMore(`${tell.place(first.path)}：${tell(first)}`, more)}。未作任何更改。请重复该研究（\`evenhand study repeat ${slug}\`），或以另一名称设置新研究。`,
  'apply-while-generating': ({ slug }) => `研究“${slug}”的输出正在生成或即将生成；请等待完成，或先停止生成。`,
  'apply-with-raters': ({ slug }) => `已有评判者加入研究“${slug}”，其设置不再更改。请以另一名称设置新研究。`,
  'apply-with-pilot': ({ slug, pilot, first, more }, tell) =>
    `研究“${slug}”的试评“${pilot}”已经开放，其结果只对当时的设置有效。所要求的设置与之不同：${andMore(`${tell.place(first.path)}：${tell(first)}`, more)}。未作任何更改。请以另一名称设置新研究。`,
  'apply-would-lose': ({ slug, first, more }, tell) =>
    `更改“${slug}”会丢失为其上传或撰写的内容：${andMore(`${tell.place(first.path)}：${tell(first)}`, more)}。未作任何更改。如可舍弃，请加以确认（命令行使用 --yes）；\`evenhand export\` 可保留一份副本。`,
  'set-up-changed-meanwhile': ({ slug }) =>
    `在此期间有人更改了“${slug}”的设置。本次未作更改；请查看现有设置，再重新应用。`,
  'loses-outputs': ({ count }) => `将丢失 ${count} 条导入的输出`,
  'loses-scores': ({ count }) => `将丢失 ${count} 个导入的分数`,
  'loses-controls': ({ count, first }) => `将丢失 ${count} 个撰写或上传的对照，其中首个为“${first}”的对照`,
  'loses-ticks': ({ count }) => `将丢失在 ${count} 对文本中勾选的错误`,
  'loses-seats': ({ count }) => `将丢失 ${count} 个评审组席位的安排及其链接`,
  'set-up-differs': ({ before, after }) => `现为 ${before}，将为 ${after}`,
  'set-up-has-more': ({ after }) => `现在没有，将为 ${after}`,
  'set-up-has-less': ({ before }) => `现为 ${before}，将不再有`,
  'items-added': ({ count, ids, more }) => `将增加 ${count} 个题目：${named(ids, more)}`,
  'items-removed': ({ count, ids, more }) => `将去掉 ${count} 个题目：${named(ids, more)}`,
  'items-changed': ({ count, ids, more }) => `将更改 ${count} 个题目：${named(ids, more)}`,
  'items-reordered': '顺序将不同',
  'outputs-differ': ({ added, replaced }) => `将导入 ${added} 条输出，并替换 ${replaced} 条`,
  'study-file-refused': ({ file, first, more }, tell) =>
    `无法应用 ${file}：${andMore(`${tell.place(first.path)}：${tell(first)}`, more)}。未作任何更改；请改正后重试。`,
  'not-yaml': ({ said }) => `不是有效的 YAML：${said}`,
  'field-unknown': ({ key, known }) => `没有字段“${key}”；此处可用的字段为 ${known}`,
  'field-misspelt': ({ key, nearest }) => `没有字段“${key}”；是否想写“${nearest}”？`,
  'not-a-slug': '只能由小写字母、数字和连字符组成，最多 60 个字符，首尾须为字母或数字',
  'columns-of-no-table': '只用于表格的列；这里的题目直接写在本文件中',
  'no-import-system-named': ({ system, systems }) =>
    systems === ''
      ? `研究中没有来源为“import”的系统；请为“${system}”使用该来源，或不写其输出`
      : `“${system}”不是来源为“import”的系统；此类系统为 ${systems}`,
};
