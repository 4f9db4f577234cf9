import type { drafts as reasons } from '#app/core/shared/reasons/drafts.ts';
import { stateName } from './names.ts';
import type { ProblemWords } from '../../problemWords.ts';

export const drafts: ProblemWords<typeof reasons> = {
  'no-such-draft': '没有这份草稿，它可能已被删除。研究列表中可查看现有内容。',
  'draft-too-large': ({ most }) =>
    `填写的内容超过 ${most} MB。请缩短评判说明或练习任务；这次的内容没有保存。`,
  'draft-made': ({ slug }) => `其间已用这份草稿创建了研究“${slug}”；请修改该研究，或复制这份草稿再改。`,
  'draft-revises-nothing': '这份草稿所修改的研究已不存在。可复制这份草稿，用它创建新研究。',
  'set-up-fixed': ({ slug, state }) =>
    `研究“${slug}”的设置自开放之时起已固定（状态：${stateName(state)}）。请重复该研究，或复制草稿另建一项。`,
  'draft-behind': ({ slug }) =>
    `自开始这些修改以来，“${slug}”的设置已在别处更改；本次未应用任何更改。请在其页面上点“修改设置”重新开始；这份草稿保留以供查阅。`,
  'draft-without-items': '请先选择题目：草稿中没有可读作题目的文件。',
};
