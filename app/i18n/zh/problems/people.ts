import type { people as reasons } from '#app/core/shared/reasons/people.ts';
import type { ProblemWords } from '../../problemWords.ts';

const OVER = {
  used: '该邀请已被使用。请用由它创建的账号登录。',
  withdrawn: '该邀请已被撤回。请索取新的邀请。',
  expired: '该邀请已过期。请索取新的邀请。',
} as const;

export const people: ProblemWords<typeof reasons> = {
  'share-refused': ({ first }, tell) => `链接没有创建：${tell.place(first.path)}：${tell(first)}。`,
  'too-many-shares': ({ most }) => `这项研究已有 ${most} 个报告链接，达到上限。请先撤回一个。`,
  'no-such-share': '此地址没有报告。请向给您链接的人索取完整的链接。',
  'share-over': '此链接已失效：已过期或被撤回。请向给您链接的人索取新的链接。',
  'reads-only': '您的账号只能查看研究，不能更改。如需建立或负责研究，请让所有者把您设为负责人。',
  'not-your-study': ({ slug }) =>
    `只有“${slug}”的负责人可以更改它，而您不是其中之一。请让某位负责人或所有者添加您。`,
  'owners-only': '只有所有者可以管理账号。请联系一位所有者。',
  'account-deactivated': '该账号已停用。请让所有者重新启用。',
  'token-refused': '令牌无效：它不存在、已过期、已被吊销，或其所有人已停用。请在您的账号页面创建新的令牌。',
  'no-such-account': '没有这个账号。请重新加载页面，查看现有账号。',
  'no-account': ({ email }) => `没有邮箱为 ${email} 的账号；\`evenhand people\` 会列出现有账号。`,
  'account-exists': ({ email }) => `${email} 已有账号。`,
  'account-shut': ({ email }) => `${email} 的账号已停用，请先重新启用。`,
  'last-owner': '这是唯一的所有者。请先把另一个人设为所有者。',
  'first-is-owner':
    '这里还没有任何账号，第一个账号必须是所有者：请用 --role owner 邀请，或在浏览器中完成设置。',
  'invitation-refused': ({ first }, tell) => `没有发出邀请：${tell.place(first.path)} ${tell(first)}。`,
  'no-such-invitation': '没有这个邀请。请检查链接是否完整复制。',
  'invitation-over': ({ over }) => OVER[over],
  'reset-over': '该链接无效：它已被使用、超过一天，或之后又生成了新的链接。请索取新的链接。',
  'own-account-refused': ({ first }, tell) => `没有任何更改：${tell.place(first.path)} ${tell(first)}。`,
  'not-the-password': '不是您当前的密码',
  'too-many-tokens': ({ most }) => `您已有 ${most} 个令牌，达到上限。请先吊销一个。`,
  'cannot-lead': ({ email }) => `${email} 不能负责研究：该账号是分析员，或已停用。所有者可以更改。`,
  'no-such-lead': ({ slug }) => `“${slug}”没有这位负责人。请重新加载页面，查看现有负责人。`,
  'last-lead': ({ email }) => `没有其他人负责这项研究。移除 ${email} 之前，请先添加另一位负责人。`,
  'pilot-leads': ({ slug }) => `“${slug}”是试评，负责人与其所属研究相同。请在那里更改。`,
};
