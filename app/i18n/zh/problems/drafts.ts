import type { drafts as reasons } from '#app/core/shared/reasons/drafts.ts';
import type { ProblemWords } from '../../problemWords.ts';

export const drafts: ProblemWords<typeof reasons> = {
  'no-such-draft': '没有这份草稿，它可能已被删除。研究列表中可查看现有内容。',
  'draft-too-large': ({ most }) =>
    `填写的内容超过 ${most} MB。请缩短评判说明或练习任务；这次的内容没有保存。`,
  'draft-made': ({ slug }) => `其间已用这份草稿创建了研究“${slug}”；请修改该研究，或复制这份草稿再改。`,
  'draft-without-items': '请先选择题目：草稿中没有可读作题目的文件。',
};
