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
  'study-by-command': '请用 `evenhand import` 导入',
  'import-scores-by-command': '请用 `evenhand import-scores` 导入',
  'import-controls-by-command': '请用 `evenhand import-controls` 导入',
  'shorten-note': '请缩短说明',
  'shorten-comment': '请缩短评语',
  'choose-date-and-time': '请选择日期和时间',
  'choose-file': '请选择文件',
  'not-of-this-page': '不是此页面上的编号',
  'no-such-endpoint': 'API 在此地址没有内容；/api/v1/openapi.json 列出了全部内容。',
  'method-not-here': ({ allowed }) => `API 的此地址只接受 ${allowed}。`,
  'body-unlike-asked': ({ first }, tell) =>
    `没有任何改动：请求体与 API 此处的要求不符。（${tell.place(first.path)}：${tell(first)}）`,
  'query-unlike-asked': ({ first }, tell) =>
    `地址所要求的内容 API 没有。（${tell.place(first.path)}：${tell(first)}）`,
  'cursor-unknown': '不是此列表的游标；请原样发送上一页的 `next`',
  'token-needed': 'API 只为令牌作更改：请以“Authorization: Bearer evh_…”发送令牌。令牌在您的账号页面创建。',
  'token-reads-only': '此令牌只能读取。请在您的账号页面创建可以更改的令牌并使用它。',
  'too-many-requests': ({ seconds }) => `此账号对 API 的请求过多。请在 ${seconds} 秒后重试。`,
  'body-of-other-type': ({ types }) => `请求体须以 ${types} 发送。`,
  'file-not-sent': ({ file }) =>
    `研究引用了文件“${file}”，而 API 无法读取它。请把题目直接写进研究文件；输出在研究建立之后导入。`,
  'another-study': ({ slug }) => `与地址中的研究“${slug}”不同`,
  'set-up-precondition': ({ slug }) =>
    `“${slug}”的设置与您看到的不同，没有任何改动。请重新读取，再在其上更改。`,
  'idempotency-key-wrong': ({ most }) =>
    `请求头 Idempotency-Key 须为 1 到 ${most} 个可打印字符，例如一个 UUID。`,
  'idempotency-key-reused': '此 Idempotency-Key 已用于另一个请求。请为每个请求使用自己的键。',
  'idempotency-under-way': '使用此 Idempotency-Key 的请求仍在处理。请稍后重试。',
  'too-many-sign-ins': ({ minutes }) => `登录尝试次数过多。请在 ${minutes} 分钟后再试。`,
};
