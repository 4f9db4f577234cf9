import { noteOrWords, readReason } from '#app/core/shared/notes.ts';
import type { rating as reasons } from '#app/core/shared/reasons/rating.ts';
import type { ProblemWords } from '../../problemWords.ts';
import { sentence } from './sentence.ts';
import { stateName } from './names.ts';

const UNDONE = { judgment: '这个评判没有保存', skip: '任务没有跳过' } as const;

const reasonOf = (why: string) => noteOrWords(readReason(why), 'zh');

export const rating: ProblemWords<typeof reasons> = {
  'join-request': '要参加，请发送 {"consent": true}，还可以附上 locale、languages 和 eligibility。',
  'link-leads-nowhere': '此链接无效。请检查是否完整复制，或索取新的链接。',
  'network-full': '今天从您所在的网络加入的人数已达此链接的上限。请明天再试，或换一个网络。',
  'address-full': '从那里加入的人数已达上限',
  'link-full': '加入的人数已达此链接的上限。感谢您的关注。',
  'link-taken': '加入的人数已达上限',
  'part-ended': '您在本研究中的参与已经结束，您所作的评判都会保留。谢谢您。',
  'browser-takes-part': '您已经在这台设备上参加了本研究。请从当初加入的链接继续。',
  'participant-takes-part':
    '您的参与者编号已经有人用来参加了本研究。请在当初开始的浏览器中继续，或从派您前来的平台重新打开本研究。如果那不是您本人，请联系邀请您的人。',
  'takes-part-already': '已经参加',
  'link-withdrawn': '此链接已被撤回。感谢您的关注。',
  'part-withdrawn': '此链接已被撤回，您在本研究中的参与也随之结束。您所作的评判都会保留。谢谢您。',
  'not-joined': '您还没有在这台设备上加入本研究。请打开您的链接加入。',
  'no-rater': ({ slug, rater }) => `研究“${slug}”没有评判者“${rater}”。`,
  'set-aside-reason-length': ({ most }) => `排除评判者须写明理由，1 到 ${most} 个字符；报告会显示该理由。`,
  'write-characters': ({ most }) => `请填写 1 到 ${most} 个字符`,
  'set-aside-already': ({ rater, why }) => `${rater} 已被排除：${reasonOf(why)}。`,
  'consent-needed': '您同意参加之后才能评判。',
  'is-needed': '为必填项',
  'not-eligible': '感谢您的关注。本研究需要的是其他评判者。',
  'others-wanted': '需要的是其他人',
  'own-raters-only': '本研究只接受事先确定的评判者。请使用专门为您创建的链接。',
  'answer-every-question': '请回答每个问题，然后即可加入。',
  'join-paused': '本研究目前已暂停，请稍后再来。',
  'join-complete': '本研究已经完成。感谢您的关注。',
  'join-not-begun': '本研究尚未开始，请稍后再来。',
  'counting-too-late': ({ slug, state }) =>
    `研究“${slug}”的状态为“${stateName(state)}”；谁的评判计入已不能再更改。`,
  'no-such-task': '没有这个任务。请重新加载页面，继续下一个。',
  'task-of-another': '这是另一位评判者的任务。请重新加载页面，继续您自己的任务。',
  'not-set-aside': ({ rater }) => `${rater} 没有被排除。`,
  'set-aside-by-rule': ({ rater, why }) =>
    `${rater} 是按研究开放之前确定的规则排除的（${reasonOf(why)}）；该规则对所有人一视同仁。`,
  'judgments-fixed': ({ state }) => `研究的状态为“${stateName(state)}”；评判已不能再更改。`,
  'not-judged-yet': '您还没有评判这个任务。请重新加载页面，继续下一个。',
  'link-expired': '此链接已经过期。请向发送链接的人索取新的链接。',
  'study-withdrawn': '本研究已被撤回。感谢您的关注。',
  'judged-already': '您已经评判过这个任务。请改为修改那个答案。',
  'skip-incomplete': '任务没有跳过：请说明是哪个任务以及原因。',
  'task-passed-on':
    '您跳过了这个任务，它已分给其他人，因此这个评判没有保存。请重新加载页面，继续下一个任务。',
  'lease-over':
    '这个任务为您预留的时间已过，其间分给了另一位评判者，因此这个评判没有保存。请重新加载页面，继续下一个任务。',
  'answer-unfit': '答案与任务不符，请重新加载页面。',
  'nothing-to-practise': '目前没有可以练习的任务。请重新加载页面以继续。',
  'practised-already': '这个任务已经回答过了。请重新加载页面以继续。',
  'nothing-to-undo': '您还没有可以修改的评判。',
  'not-sent-as-fits': ({ faults }, tell) =>
    `这个评判没有保存。${faults.map((one) => sentence(tell, one)).join('')}`,
  'answer-refused': ({ faults }, tell) =>
    `答案没有被接受。${faults.map((one) => sentence(tell, one)).join('')}`,
  'judging-withdrawn': ({ undone }) => `研究已被撤回，${UNDONE[undone]}。感谢您的付出。`,
  'judging-paused': ({ undone }) => `研究已暂停，${UNDONE[undone]}。请稍后再提交。`,
  'judging-closed': ({ undone }) => `研究已结束，${UNDONE[undone]}。感谢您的付出。`,
  'part-complete': ({ undone }) => `您在本研究中的部分已经完成，${UNDONE[undone]}。感谢您的付出。`,
};
