import type { planning as en } from '../en/planning.ts';
import type { Translation } from '../translation.ts';

export const planning: Translation<typeof en> = {
  reached: '{{items}} 个题目、{{raters}} 位评判者的研究，有 {{power}} 会让同样好的候选上线。',
  notReached:
    '{{items}} 个题目、{{raters}} 位评判者的研究，有 {{power}} 会让同样好的候选上线，达不到所要求的 {{asked}}。',
  outOfReach:
    '在至多 {{items}} 个题目、{{raters}} 位评判者之内，没有研究能以 {{asked}} 的把握让同样好的候选上线；最大的研究为 {{power}}。',
  band: '若假设有偏差，则在 {{lower}} 与 {{upper}} 之间',
  obstacle: {
    'nothing-gates': '没有一条必须通过的线拥有 20 个轻微对照，因此无从证明损失会被看出，结论将始终是暂缓。',
    line: '最大的障碍：“{{line}}”的区间相对其界限足够窄的研究只占 {{share}}。',
    'not-seen': '最大的障碍：“{{line}}”的轻微对照被看出的研究只占 {{share}}；更明显或更多的对照会有帮助。',
    'not-retained':
      '最大的障碍：能证明“{{line}}”的损失低于轻微对照损失之相应比例的研究只占 {{share}}；更明显或更多的对照、更多的题目和评判者会有帮助。',
    'severe-losses': '最大的障碍：严重损失护栏守住上限的研究只占 {{share}}；上限为 5 % 时约需 74 个题目。',
  },
  remedy: {
    size: '{{items}} 个题目、{{raters}} 位评判者可以达到。',
    margins: '在此规模下，若各标准可接受的损失为量表范围的 {{accept}}，则可以达到。',
    'fewer-criteria': '在此规模下，若只有 {{mustPass}} 个标准必须通过、其余仅作护栏，则可以达到。',
    controls: '在此规模下，若每个标准有 {{slight}} 个轻微对照，则可以达到。',
    none: '所尝试的办法都无法达到：十倍宽的界限、更少的标准、更多的对照，以及大得多的研究。',
  },
  warning: {
    'weak-controls': '“{{line}}”的轻微对照损失为 {{d}}，不到可接受损失 {{accept}} 的三倍：把关作用弱。',
    'controls-below-d': '“{{line}}”的轻微对照预计损失 {{loss}}，而规则按 {{d}} 计：这会降低把握。',
    'few-items':
      '每个题目只制作一个对照：{{items}} 个题目放不下所计入的 {{controls}} 个对照，而轻微对照不足 20 个的标准不能把关。',
    small: '评判者或题目如此之少，所有数字都很粗略。',
    floors: '未计入下限：同样好的候选也可能达不到。',
    agreement: '未计入一致性的下限。',
    voters: '未计入自动指标：投票的指标不通过时，“上线”变为“谨慎上线”。',
  },
  assumed: '没有试评，以下为假设：{{names}}。',
  adopted: '依据试评 {{study}}：{{items}} 个题目，{{raters}} 位评判者，结束于 {{date}}。',
  table: {
    items: '题目',
    raters: '评判者',
    power: '把握',
    judgments: '评判数',
    hours: '评判工时',
    cost: '费用',
    outcomes: '其余',
    withCaution: '谨慎上线 {{share}}',
    hold: '暂缓 {{share}}',
    doNotShip: '不上线 {{share}}',
    curve: '其他规模的把握',
  },
};
