import type { common as english } from '../en/common.ts';
import type { Translation } from '../translation.ts';

export const common = {
  product: 'Evenhand',
  tagline: '这个模型能否取代那个模型？',
  skipToContent: '跳到正文',
  language: '页面语言',
  close: '关闭',
  cancel: '取消',
  explain: '这是什么？',
  optional: '选填',
  error: '错误',
  warning: '注意',
  note: '说明',
  errorSummary: '有问题需要处理',
  loading: '正在加载……',
  /** Parts of other messages: $t(common:counts.item, {"count": {{items, count}} }). */
  counts: {
    item_other: '{{count, number}} 个题目',
    rater_other: '{{count, number}} 位评判者',
    differentRater_other: '{{count, number}} 位不同的评判者',
    judgment_other: '{{count, number}} 个评判',
    comparison_other: '{{count, number}} 次比较',
    time_other: '{{count, number}} 次',
    study_other: '{{count, number}} 个研究',
    seat_other: '{{count, number}} 个席位',
    system_other: '{{count, number}} 个系统',
  },
  states: {
    green: '未见损失',
    yellow: '损失很小，可以接受',
    orange: '损失超出可接受范围',
    red: '损失超出上限',
    inconclusive: '尚无定论',
    missing: '没有数据',
  },
  failure: {
    title: '操作没有成功',
    notFoundTitle: '没有这个页面',
    notFound: '地址可能有误，或者页面已经移走。',
    internal: '程序出了故障。您之前提交的内容都已保存。请重新加载页面；如果仍然失败，请告知服务器的管理者。',
    request: '请将此请求编号告知服务器的管理者：',
    reload: '重新加载',
    home: '回到首页',
    because: {
      not_authenticated: '登录已经失效。请登录后重新打开本页。',
      forbidden: '您无权使用此内容。如果您应当有权使用，请询问服务器的管理者。',
      conflict: '当前状态已不允许这一操作。请重新打开页面查看。',
      gone: '此处的内容已经结束。',
      too_large: '提交的内容超出本页的限制。请减少内容。',
      too_slow: '提交的内容传输时间过长。请重试。',
      too_many: '来自此处的请求过多。请等待几分钟后再试。',
      unsupported: '本页不接受这种类型的内容。请重新打开页面。',
      model_unusable: '该模型目前无法使用。研究页面有更多说明。',
      unavailable: '服务器暂时无法取得所需的资源。请稍后再试。',
    },
  },
  refused: {
    malformed: '地址或请求的格式有误。请检查地址是否完整复制，然后重新打开。',
    elsewhere:
      '该请求来自与本服务器地址不同的页面，已被拒绝。请用平常的地址打开页面再试。如果地址无误，请告知服务器的管理者：前面的代理改变了地址，需要用 EVENHAND_ORIGIN 写明。',
  },
} as const satisfies Translation<typeof english>;
