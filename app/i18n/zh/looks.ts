import type { looks as en } from '../en/looks.ts';
import type { Translation } from '../translation.ts';

export const looks: Translation<typeof en> = {
  title: '中期查看',
  intro:
    '在研究开放之前已声明。中期查看只说明研究是否可以带着结论停止；在研究结束之前，不显示各系统得到的评价。每次查看都会让结论稍难得出，使全部查看合起来出错的机会不多于只看一次。',
  at: '评阅达到 {{share}} 起',
  atEnd: '第一部分评完之时',
  ahead: '尚未到时候：已收到 {{share}}',
  due: '现在可以查看',
  missed: '已跳过',
  take: '进行查看',
  again: '查看无法撤销；无论是否得出结论，都会用去一点允许的误差。',
  taken: '于 {{day}}、评阅达到 {{share}} 时进行',
  outcome: {
    ship: '{{system}}：研究可以停止，结论为“可以上线”。',
    'do-not-ship': '{{system}}：研究可以停止，结论为“不可上线”。',
    'go-on': '{{system}}：尚无定论，请继续。',
    unlikely: '{{system}}：尚无定论，而且得出“可以上线”的机会已不到十分之一。仍然可以继续。',
  },
  stop: '以此结论停止',
  stopped: '研究因这次查看而停止。',
  stopNote: '研究随即结束。结论按这次查看所允许的标准，依据届时收到的全部评阅得出。',
  extension: {
    title: '扩展',
    reserved: '开放之前已预留：{{what}}。',
    items_other: '{{count, number}} 个新题目',
    judgments_other: '每个题目再加 {{count, number}} 次评判',
    both: '{{items}}，{{judgments}}',
    extend: '扩展研究',
    panel: '另设评审组的成员',
    note: '评判者用原来的链接继续；另设的评审组在其页面上有各自的链接。规则不变；结束时全部评判都计入。',
    done: '已于 {{day}} 扩展。',
    ahead: '第一部分评完之后才能扩展。',
    unused: '没有扩展。',
  },
  report: {
    none: '声明过中期查看，但一次也没有进行；因此没有任何代价。',
    closing: '查看的代价已计入区间：{{level}}，而不是 {{usual}}。',
    stopped: '研究因第 {{number, number}} 次查看而停止；区间即那次查看的区间：{{level}}。',
  },
  cli: {
    look: '第 {{number}} 次查看，评阅达到 {{share}}',
    mayStop: '研究可以停止：evenhand study stop {{slug}}',
    goOn: '研究继续。',
    extended: '已扩展 {{blocks}} 份评阅',
  },
};
