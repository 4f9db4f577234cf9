import type { marking as english } from '../en/marking.ts';
import type { Translation } from '../translation.ts';

export const marking = {
  title: '标出的错误',
  hint: '有地方不对吗？如愿意，可选中并标出。',
  hintKeys: '用键盘：按 M，再用方向键。',
  choosing: '用方向键选词，按住 Shift 可多选。数字键标记，Delete 取消标记，Escape 离开。',
  marked_other: '已标 {{count}} 处：',
  details: '这处标记',
  category: '属于哪种错误',
  anyCategory: '类型……',
  criterion: '影响哪一项',
  anyCriterion: '影响……',
  comment: '这里哪里不对',
  remove: '取消标记',
  close: '完成',
  severity: {
    minor: '轻微',
    major: '严重',
    critical: '致命',
  },
  keys: {
    begin: '在文本中标出有错的词语',
    move: '其中：选词；按住 Shift 多选',
    severity: '其中：按严重程度标记所选',
    remove: '其中：取消标记',
    leave: '其中：回到问题',
    moveKey: '← → ↑ ↓',
    severityKey: '1 – {{most, number}}',
    removeKey: 'Del',
    leaveKey: 'Esc',
  },
  guidelines: {
    title: '标出错误',
    what: '如果文本的某一部分有错，您可以选中它，并说明有多严重。请只标出错误所在：一个词、一个数字或一个短语。标记不是必须的，评分更重要。',
    minor: '轻微：会注意到，但不影响阅读。',
    major: '严重：误导人、让人困惑，或漏掉了要紧的内容。',
    critical: '致命：有这样的错误，文本就不能用。',
    kinds: '再说明是哪种错误：{{kinds}}。',
  },
} as const satisfies Translation<typeof english>;
