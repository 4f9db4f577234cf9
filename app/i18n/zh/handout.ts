import type { handout as english } from '../en/handout.ts';
import type { Translation } from '../translation.ts';

export const handout: Translation<typeof english> = {
  qr: {
    button: '二维码',
    show: '显示“{{label}}”的二维码',
    of: '“{{label}}”的二维码',
  },
  page: {
    title: '待分发的链接',
    link: '可发送的文字与可打印的链接卡',
    noPanel: '还没有可分发的内容：请先抽定评审组，每个席位随即得到链接。',
    noLink: '没有可分发的内容：目前没有开放的链接。请在概览中创建。',
    over: '研究不再接受评判，因此没有可分发的内容。',
  },
  sheet: {
    title: '打印用链接卡',
    print: '打印',
    introPanel_other: '每个席位一张卡片，可剪开分发。只打印卡片，不含研究名称。',
    introLinks_other: '每个链接一张卡片，例如用于张贴。不打印研究名称和链接的用途。',
    own: '此链接仅供您本人使用。请用手机摄像头对准二维码，或输入网址：',
    open: '请用手机摄像头对准二维码，或输入网址：',
    until: '有效期至 {{date}} UTC',
  },
  messages: {
    title: '可发送的文字',
    intro:
      '供尚未开始或尚未完成的评判者使用，采用评判页面的语言。Evenhand 不会发送任何消息：请逐条复制到您的消息中，或整表复制用于邮件合并。',
    introOpen:
      '供可能通过链接参加的人使用，采用评判页面的语言。Evenhand 不会发送任何消息：请把文字复制到您的消息中。',
    nobody: '所有人都已完成，无需提醒。',
    waiting: '致尚未开始的评判者',
    begun: '致已经开始的评判者',
    open: '致可能参加的人',
    hint: '自动填入：{name}、{study}、{tasks}、{link}、{until}。没有内容可填的行会被略去。',
    hintOpen: '自动填入：{study}、{share}、{link}、{until}。没有内容可填的行会被略去。',
    until: '截止时间',
    untilHint: '按文字中的写法填写，例如“12 月 4 日（周五）”。不填则采用链接的截止时间（如有）。',
    table: '文字',
    who: '对象',
    text: '文字',
    anybody: '持有链接的任何人',
    notBegun_other: '尚未开始，共 {{count, number}} 个任务',
    left_other: '还剩 {{count, number}} 个任务',
    read: '查看',
    readOf: '查看给“{{label}}”的文字',
    copy: '复制',
    copyOf: '复制给“{{label}}”的文字',
    copied: '已复制',
    copyAll: '整表复制',
    download: '全部下载（CSV）',
    settled_other: '另有 {{count, number}} 人无需提醒：已完成或已排除。',
  },
  message: {
    waiting:
      '{name}，您好：\n\n研究“{study}”正等待您的评判：{tasks}。可以在电脑或手机上分次完成。\n\n{link}\n\n此链接仅供您本人使用，请勿转发。\n请在{until}之前完成。\n\n谢谢！',
    begun:
      '{name}，您好：\n\n感谢您已在研究“{study}”中所作的评判。还剩一部分：{tasks}。打开您的链接，即可从上次停下的地方继续：\n\n{link}\n\n请在{until}之前完成。\n\n谢谢！',
    open: '您好：\n\n我们正在为研究“{study}”征集文本评判者。持有以下链接即可参加，无需账号：\n\n{link}\n\n目前已收到 {share} 的评判。\n如果您已经开始，谢谢您：在同一浏览器中打开链接，即可从上次停下的地方继续。\n截止时间：{until}。\n\n谢谢！',
    tasks_other: '{{count, number}} 个任务',
    share: '{{percent, number}} %',
  },
};
