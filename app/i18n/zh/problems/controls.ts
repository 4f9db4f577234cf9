import type { controls as reasons } from '#app/core/shared/reasons/controls.ts';
import type { ProblemWords } from '../../problemWords.ts';

export const controls: ProblemWords<typeof reasons> = {
  'controls-while-generating': ({ slug }) => `正在生成研究“${slug}”的输出；生成结束后方可撰写和导入对照。`,
  'control-not-written': ({ first }, tell) => `对照没有保存：${tell.place(first.path)} ${tell(first)}。`,
  'no-control-of-lead': ({ slug, item }) => `研究“${slug}”中，题目“${item}”没有负责人撰写或导入的对照。`,
  'controls-refused': ({ count, first }, tell) =>
    `对照文件有 ${count} 处错误，第一处在${tell.place(first.path)}：${tell(first)}。没有导入任何内容。`,
  'and-on-more-lines': ({ first, more }, tell) => `${tell(first)}（另有 ${more} 行相同）`,
  'criterion-not-asked': ({ criterion, criteria }) =>
    `评判者不会被问到“${criterion}”；现有标准是 ${criteria}`,
  'dose-unknown': ({ dose, doses }) => `没有“${dose}”这样的强度；可用的是 ${doses}`,
  'control-there-already': ({ item, place }, tell) =>
    `“${item}”已有对照，在${tell.place(place)}；每个题目只能有一个`,
  'other-control-there': ({ item }) => `“${item}”已有您的另一个对照；请选择替换后导入，或去掉这一项`,
  'not-among-controls': '不在对照之列；请重新准备研究',
  'is-text-of': ({ system, item }) => `与 ${system} 为“${item}”所写的相同；请修改，使其带有损坏`,
};
