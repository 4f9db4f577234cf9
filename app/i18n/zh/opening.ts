export const opening = {
  titleOf: '开放“{{study}}”',
  title: '开放之前',
  asked:
    '评判者需完成 {{items, number}} 道题目的 {{blocks, number}} 次评阅，每题 {{raters, number}} 次：连同对照共 {{judgments, number}} 个判断。',
  seats_other: '评审组有 {{count, number}} 个席位。',
  reckoning: '正在计算这项研究能有多大把握作出结论…',
  supposed_other: '按 {{count, number}} 名评判者估计；实际可能更少或更多。',
  findings: '请先看看这些',
  nothingFound: '没有发现妨碍开放的问题。',
  found: {
    'nothing-to-judge': '没有可评判的内容：所有题目的文本全都相同，也没有对照。这样无法开放。',
    'panel-not-drawn': '评审组尚未抽定。没有评审组，研究无法开放。',
    identical:
      '{{system}} 的 {{of, number}} 段文本中有 {{same, number}} 段与基线逐字相同，按相同计。如果本想比较两个不同的模型，请检查是否选对了。',
    empty: '{{system}} 的 {{of, number}} 段文本中有 {{count, number}} 段是空的。评判者会看到空白。',
    cut: '{{system}} 的 {{of, number}} 段文本中有 {{count, number}} 段因达到长度上限而中断。评判者看到的是被截断的文本；只有用户也有同样的上限时，用户才会如此。',
    'few-items': '{{items, number}} 道题目偏少：所有数值都会比较粗略。',
    'few-seats': '{{raters, number}} 名评判者偏少：其中一人的影响会很大。',
    'one-rater-each': '每道题目只评判一次：无法得知一致性。',
    'few-controls_other':
      '{{criteria}}的轻微对照不足 {{least, number}} 个（最少的有 {{slight, number}} 个），不能把关，只作护栏。',
    'few-controls-compared': '有 {{slight, number}} 个轻微对照；少于 {{least, number}} 个时比较不能把关。',
    'no-references': '有投票的指标需要参考文本，而没有一道题目带参考文本：这些指标不会计入。',
    'no-link': '还没有可供评判者加入的链接；开放之后也可以创建。',
    loopback: '本安装只能在这台机器上访问（EVENHAND_ORIGIN）：它生成的链接，别处的评判者打不开。',
    'pilot-open': '试评“{{pilot}}”仍在进行。研究开放之后，就不能再采用它的结果了。',
  },
  place: {
    panel: '评审组',
    pairs: '阅读差异最大的文本对',
    controls: '对照',
    pilot: '试评',
    settings: '设置',
    study: '创建链接',
  },
  fixed: {
    title: '从此冻结的内容',
    intro:
      '题目与文本、请评判者做什么、界限与决定依据、排除评判者的规则、中期查看的安排。评判可以暂停和结束；链接可以创建和撤回。',
    all: '阅读全部内容',
  },
  confirm: {
    label: '我已阅读将被冻结的内容。研究开放之后，其中任何一项都不能再更改。',
    missing: '请先确认已经阅读，然后再开放研究。',
    open: '开放研究',
  },
  notReady: '输出尚未齐全。',
  notYet: '请先处理标为红色的事项。',
  back: '返回研究',
  refused: '研究未能开放',
};
