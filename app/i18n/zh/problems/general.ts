import type { general as reasons } from '#app/core/shared/reasons/general.ts';
import type { ProblemWords } from '../../problemWords.ts';
import { sentence } from './sentence.ts';

export const general: ProblemWords<typeof reasons> = {
  'as-said': ({ text }) => text,
  'a-defect': '程序出了故障。',
  'lines-faulty': ({ file, count, first }, tell) =>
    `${file ?? '题目文件'} 有 ${count} 处错误，第一处在${tell.place(first.path)}：${tell(first)}。没有读入任何内容；请改正文件后重试。`,
  'no-lines': ({ file }) => `${file ?? '题目文件'} 是空的；每行应有一个 JSON 对象。`,
  faults: ({ faults }, tell) => faults.map((one) => sentence(tell, one)).join(''),
};
