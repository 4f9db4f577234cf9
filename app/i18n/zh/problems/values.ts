import type { values as reasons } from '#app/core/shared/reasons/values.ts';
import type { ProblemWords } from '../../problemWords.ts';

const TYPES: Readonly<Record<string, string>> = {
  string: '文本',
  number: '数字',
  int: '整数',
  boolean: 'true 或 false',
  array: '列表',
  object: '对象',
  record: '对象',
  date: '日期',
  null: 'null',
};

const FORMATS: Readonly<Record<string, string>> = {
  email: '邮箱地址',
  url: '网址',
  uuid: 'UUID',
  datetime: '日期和时间，例如 2026-05-01T12:00:00Z',
};

export const values: ProblemWords<typeof reasons> = {
  'is-missing': '缺失',
  'is-empty': '内容为空',
  'wrong-type': ({ expected }) => `应为${TYPES[expected] ?? ` ${expected}`}`,
  'too-few-characters': ({ least }) => `至少需要 ${least} 个字符`,
  'too-many-characters': ({ most }) => `超过 ${most} 个字符`,
  'too-few': ({ least }) => `至少需要 ${least} 项`,
  'too-many': ({ most }) => `超过 ${most} 项`,
  'too-small': ({ least }) => `不得小于 ${least}`,
  'not-above': ({ bound }) => `必须大于 ${bound}`,
  'too-big': ({ most }) => `不得大于 ${most}`,
  'not-below': ({ bound }) => `必须小于 ${bound}`,
  'not-one-of': ({ values: known }) => `应为以下之一：${known}`,
  'unknown-fields': ({ fields }) => `这里没有 ${fields} 这样的字段`,
  'not-whole': '不是这里可用的整数',
  'not-a-multiple': ({ of }) => `应为 ${of} 的倍数`,
  'wrong-format': ({ format }) => (FORMATS[format] ? `应为${FORMATS[format]}` : '格式不符合要求'),
  'fits-nothing': '不是这里可用的任何一种写法',
  'not-an-option': '不在可选的答案之中',
  'control-characters': '含有控制字符',
  'not-json': ({ said }) => `不是有效的 JSON（${said}）`,
  'not-an-object': '不是花括号中的对象',
  'not-a-field': '不是此类行的字段',
  'nul-character': '含有 NUL 字符（U+0000），请删除',
  'half-character': ({ code }) => `含有半个字符（\\u${code} 缺少另一半），可能是被截断的，请删除`,
  'nested-too-deep': ({ most }) => `嵌套超过 ${most} 层`,
  'field-name-unstorable': ({ inner }, tell) => `有一个字段的名称${tell(inner)}`,
  'there-already': ({ key, line }) => `“${key}”已在第 ${line} 行出现过`,
  'more-faults': ({ count }) => `另有 ${count} 处错误`,
};
