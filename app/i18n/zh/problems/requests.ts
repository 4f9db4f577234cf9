import type { requests as reasons } from '#app/core/shared/reasons/requests.ts';
import type { ProblemWords } from '../../problemWords.ts';

export const requests: ProblemWords<typeof reasons> = {
  'already-set-up': '本服务器已经设置完毕：请用已有的账号登录。',
  'other-origin': ({ origin }) =>
    `该请求来自 ${origin} 以外的地址，已被拒绝。请打开 ${origin} 再试。如果您用的正是这个地址，那么是服务器前面的代理改变了它：请服务器的管理者在 EVENHAND_ORIGIN 中写明正确的地址。`,
  'sign-in-needed': '请先登录，再查看此页面。',
  'wrong-password': '邮箱与密码不匹配，请重试。',
  'request-not-json-type': '请求不是 JSON；请以 application/json 发送一个对象。',
  'request-not-json': '请求不是 JSON；请以 application/json 发送一个对象。',
  'request-not-form': ({ types }) => `请求不是表单；请像页面那样，以 ${types} 发送。`,
  'request-too-slow': ({ seconds }) => `请求在 ${seconds} 秒内没有送达，请重试。`,
  'request-broken-off': '请求没有完整送达，请重新发送。',
  'no-such-page': '没有这个页面。',
  'request-malformed': '请求的格式有误。',
  'host-unreadable': '请求中没有可以识别的主机名（标头 Host）。',
  'address-malformed': '地址的格式有误。请检查是否完整复制。',
  'account-refused': ({ faults }, tell) =>
    `无法创建账号：${faults.map((one) => `${one.path} ${tell(one)}`).join('，')}。`,
  'form-unlike-page': ({ first }, tell) =>
    `表单与此页面的内容不符，请重新加载页面。（${tell.place(first.path)}：${tell(first)}）`,
  'form-unlike-asked': ({ first }, tell) =>
    `没有执行任何操作：表单的内容与页面所要求的不符。（${tell.place(first.path)}：${tell(first)}）`,
  'address-unlike-page': ({ first }, tell) =>
    `网址要求的内容在此页面上没有。请检查网址是否完整。（${tell.place(first.path)}：${tell(first)}）`,
  'request-unstorable': ({ path, first }, tell) => `${path === '' ? '请求' : `“${path}”`}${tell(first)}。`,
  'request-too-large': ({ size, remedy }, tell) => `请求超过 ${size}；${tell(remedy)}。`,
  'send-less': '请减少发送的内容',
  'create-by-command': '请用 `evenhand create` 建立研究',
  'import-by-command': '请用 `evenhand import-outputs` 导入',
  'import-scores-by-command': '请用 `evenhand import-scores` 导入',
  'import-controls-by-command': '请用 `evenhand import-controls` 导入',
  'shorten-note': '请缩短说明',
  'shorten-comment': '请缩短评语',
  'choose-date-and-time': '请选择日期和时间',
  'choose-file': '请选择文件',
  'not-of-this-page': '不是此页面上的编号',
  'too-many-sign-ins': ({ minutes }) => `登录尝试次数过多。请在 ${minutes} 分钟后再试。`,
};
