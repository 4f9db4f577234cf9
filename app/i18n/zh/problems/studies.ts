import { wholePercent } from '#app/core/shared/wholePercent.ts';
import type { studies as reasons } from '#app/core/shared/reasons/studies.ts';
import type { ProblemWords } from '../../problemWords.ts';
import { stateName } from './names.ts';

export const studies: ProblemWords<typeof reasons> = {
  'no-such-study': '没有这项研究。现有的研究见研究列表。',
  'found-before-closing': ({ slug }) => `评判结果在研究“${slug}”结束后才显示。请先结束研究。`,
  'no-such-items': ({ slug }) => `“${slug}”没有这样的候选系统、项目或分组。请从题目页面所列的选项中选择。`,
  'explore-by-rule-1': ({ slug }) =>
    `“${slug}”按第一版规则判定，无法进行探索。其报告说明了计入所有人时的结论。`,
  'form-incomplete': '表单没有完整送达，请重新加载页面。',
  'no-such-action': ({ action }) => `此页面没有“${action}”操作，请重新加载。`,
  'file-not-text':
    '该文件既不是工作簿（XLSX），也不是 UTF-8、UTF-16、GB18030 或 Windows-1252 文本；请另存为 UTF-8 编码的 CSV。',
  'not-a-workbook': ({ said }) => `无法将该文件作为工作簿（XLSX）读取：${said}。请另存为 XLSX 或 CSV。`,
  'workbook-empty': '该工作簿的所有工作表都是空的。',
  'workbook-too-large': ({ most }) =>
    `该工作簿解压后超过 ${most} MB；请将工作表另存为 CSV，或删去不需要的内容。`,
  'reading-failed': '未能读取文件；日志中有详细情况。',
  'import-failed': '导入中断，没有存储任何内容；日志中有详细情况。',
  'upload-gone': '这里不再保存这些文件：请重新选择。',
  'figures-failed': '未能算出各项数值；日志中有详细情况。',
  'file-while-open': ({ slug, state, file }) =>
    `研究“${slug}”的状态为“${stateName(state)}”：${file} 会在研究结束之前显示估计值。请先结束研究。`,
  'no-export-file': ({ file, files }) => `导出内容中没有文件“${file}”；现有 ${files}。`,
  'stakes-fixed': ({ slug, state }) =>
    `研究“${slug}”的状态为“${stateName(state)}”，其利害所在不再更改。如需另行填写，请重做该研究。`,
  'stakes-refused': ({ first }, tell) => `利害所在没有保存：${tell.place(first.path)}：${tell(first)}。`,
  'no-way-to-state': ({ from, to, ways }) =>
    `状态为“${stateName(from)}”的研究不能变为“${stateName(to)}”；${
      ways.length > 0
        ? `由此只能变为${ways.map((way) => `“${stateName(way)}”`).join('、')}`
        : '这已是最后的状态'
    }。`,
  'no-such-link': ({ slug }) => `研究“${slug}”没有这个链接，或者它已被撤回。`,
  'no-study-numbered': ({ study }) => `没有编号为 ${study} 的研究。`,
  'takes-no-raters': ({ slug, state }) => `研究“${slug}”的状态为“${stateName(state)}”；不再接受新的评判者。`,
  'id-twice': ({ id }) => `编号“${id}”重复`,
  'extension-holds-all': ({ items }) => `应少于全部 ${items} 个题目：研究以其余题目开始`,
  'no-items': '没有题目；研究至少需要一个',
  'whole-between': ({ least, most }) => `请填写 ${least} 到 ${most} 的整数`,
  'no-pilot': ({ slug }) => `研究“${slug}”没有试评；可用 \`evenhand study pilot ${slug}\` 建立。`,
  'pilot-refused': ({ first }, tell) => `试评没有建立：${tell.place(first.path)}：${tell(first)}。`,
  'pilot-of-pilot': ({ slug }) => `“${slug}”本身就是试评；请为它所属的研究建立试评。`,
  'pilot-too-late': ({ slug, state }) =>
    `研究“${slug}”的状态为“${stateName(state)}”；试评须在开放之前建立，因为它说明届时应固定的内容。`,
  'pilot-takes-all': ({ slug, items }) =>
    `试评会用掉“${slug}”的全部 ${items} 个题目；请减少题目，或让研究也询问这些题目。`,
  'pilot-no-verdict': ({ slug }) =>
    `“${slug}”是试评，没有结论；用 \`evenhand study pilot ${slug} --result\` 可查看它说明了什么。`,
  'pilot-not-closed': ({ slug, state }) =>
    `试评“${slug}”的状态为“${stateName(state)}”；结束之后才能采用其数值。`,
  'pilot-tells-nothing': ({ slug }) => `试评“${slug}”没有任何有效的评判，因此没有可采用的数值。`,
  'pilot-adopted-late': ({ slug, state }) =>
    `研究“${slug}”的状态为“${stateName(state)}”；从试评采用的内容在开放时即已固定。`,
  'pilot-not-repeated': ({ slug }) => `“${slug}”是试评；请重复它所属的研究。`,
  'delete-with-pilots': ({ slug, pilot }) =>
    `研究“${slug}”有试评“${pilot}”，删除后试评将失去所属的研究；请先删除试评。已开放过的试评会保留，其研究也随之保留。`,
  'pairs-fixed': ({ slug, state }) =>
    `研究“${slug}”的状态为“${stateName(state)}”；出现哪些缺陷须在开放之前勾选。`,
  'no-such-pair': ({ slug, item, system }) => `研究“${slug}”的候选“${system}”没有题目“${item}”的输出。`,
  'no-such-fault': ({ fault }) => `“${fault}”不是本研究所知的缺陷类型。`,
  'slug-taken': ({ slug }) => `已经有名为“${slug}”的研究；请换一个地址。`,
  'archive-at-work': ({ slug, state }) =>
    `研究“${slug}”的状态为“${stateName(state)}”：进行中的研究不能归档。请先结束研究，或等待输出生成。`,
  'delete-while-generating': ({ slug }) => `正在生成研究“${slug}”的输出；请先停止，再删除研究。`,
  'delete-too-late': ({ slug, state }) =>
    `研究“${slug}”的状态为“${stateName(state)}”；只有从未开放的研究可以删除。`,
  'delete-with-raters': ({ slug }) => `研究“${slug}”已有评判者加入，不能再删除。`,
  'delete-before-generating': ({ slug }) => `即将生成研究“${slug}”的输出；请先停止，再删除研究。`,
  'no-panel-strategy': ({ slug }) =>
    `研究“${slug}”向持有链接的任何人开放；只有采用“panel”方式的研究才有评审组。`,
  'panel-too-late': ({ slug, state }) =>
    `“${slug}”的评审组在任务建立之后、研究开放之前抽定；目前的状态为“${stateName(state)}”。`,
  'name-twice': ({ name }) => `“${name}”重复`,
  'too-few-seats': ({ needed }) => `每个题目需要 ${needed} 位不同的评判者`,
  'too-many-seats': ({ most }) => `最多 ${most} 位评判者`,
  'link-completion': ({ most }) =>
    `评判者交给招募平台的应为代码，或以 https:// 开头的地址，不超过 ${most} 个字符。`,
  'no-completion': ({ most }) => `请填写代码或以 https:// 开头的地址，不超过 ${most} 个字符`,
  'link-limit': ({ most }) => `一个链接可加入的人数应为 1 到 ${most} 的整数。`,
  'write-whole': ({ most }) => `请填写 1 到 ${most} 的整数`,
  'nothing-to-judge': ({ slug }) =>
    `研究“${slug}”没有可评判的内容：所有系统写出的文本都相同，评判者无从区分。`,
  'panel-not-drawn': ({ slug }) => `研究“${slug}”由评审组评判，但尚未抽定；请先写明评判者。`,
  'look-too-late': ({ slug, state }) =>
    `研究“${slug}”处于 ${state} 状态；中期查看只在评判期间进行。请阅读其报告。`,
  'look-not-due': ({ slug, at, share }) =>
    `研究“${slug}”的下一次查看声明为评阅达到 ${wholePercent(at)} 时进行；目前收到 ${wholePercent(share)}。请届时再看。`,
  'no-look-left': ({ slug }) =>
    `研究“${slug}”没有可以进行的查看：开放前声明的已进行或已跳过，或者没有声明过。结束研究即可查看结论。`,
  'look-taken': ({ slug }) => `刚才有人同时对“${slug}”进行了这次查看；请重新载入页面查看其结果。`,
  'look-permits-no-stop': ({ slug }) =>
    `对“${slug}”的最近一次查看没有得出结论，研究不能据此停止。请继续，或结束研究：结束时按各次查看余下的标准判定。`,
  'no-extension': ({ slug }) => `研究“${slug}”在开放前没有预留扩展。现在继续就是一个新研究：请重做该研究。`,
  'extension-too-late': ({ slug, state }) =>
    `研究“${slug}”处于 ${state} 状态；扩展只在评判期间进行。请改为重做该研究。`,
  'extended-already': ({ slug }) => `研究“${slug}”已经扩展过；扩展只有一次。`,
  'no-seat': ({ slug, seat }) => `研究“${slug}”没有席位 ${seat}。`,
  'seats-fixed': ({ slug, state }) => `研究“${slug}”的状态为“${stateName(state)}”；席位不能再转给他人。`,
  'no-study': ({ slug }) => `没有名为“${slug}”的研究；用 \`evenhand list\` 可查看现有的研究。`,
  'not-paused': ({ slug, state }) => `研究“${slug}”的状态为“${stateName(state)}”，并未暂停，无须继续。`,
  'no-panel': ({ slug }) => `研究“${slug}”向持有链接的任何人开放，没有评审组。`,
  'tasks-while-generating': ({ slug }) => `正在生成研究“${slug}”的输出；请等待完成，或先停止。`,
  'tasks-too-late': ({ slug, state }) => `研究“${slug}”的状态为“${stateName(state)}”；不能再建立任务。`,
  'tasks-given': ({ slug }) => `研究“${slug}”的任务已经分给评判者，保持不变。请另建一项研究。`,
  'outputs-missing': ({ missing, of, slug }) =>
    `研究“${slug}”的 ${of} 个输出中缺少 ${missing} 个；请先生成或导入。`,
  'no-such-control': ({ slug }) => `研究“${slug}”没有这个对照。`,
  'controls-fixed': ({ slug, state }) =>
    `研究“${slug}”的状态为“${stateName(state)}”；对照只有在开放之前才能修改。`,
  'no-criterion': ({ slug, criterion }) => `研究“${slug}”没有标准“${criterion}”。`,
  'rule-fixed': ({ slug, state }) =>
    `研究“${slug}”的状态为“${stateName(state)}”；排除规则只有在开放之前才能修改。`,
  'study-refused': ({ first, more }, tell) =>
    `无法创建研究：${tell.place(first.path)}：${tell(first)}${more === 0 ? '' : `（另有 ${more} 处）`}。请改正后重新创建。`,
  'panel-refused': ({ first }, tell) => `评审组没有抽定：${tell(first)}。`,
  'seat-taken': ({ name }) => `“${name}”已有别的席位`,
  'seat-refused': ({ fault }, tell) => `席位没有转给他人：${tell(fault)}。`,
  'link-label-length': '链接的用途应为 1 到 80 个字符，且不含控制字符。',
  'link-group-length': '链接的组名应为 1 到 80 个字符，且不含控制字符。',
  'control-refused': ({ first }, tell) => `对照没有修改：其文本${tell(first)}。`,
  'range-refused': ({ fault }, tell) => `范围没有修改：${tell(fault)}。`,
  'range-outside-scale': ({ scale }) => `请填写 1 到 ${scale} 的两个整数，前者不大于后者，且不是整个量表`,
  'export-refused': ({ folder, why }, tell) =>
    `没有向 ${folder} 导出任何内容：${tell(why)}。请指定别的文件夹。`,
  'not-writable': '没有写入的权限',
  'read-only': '它是只读的',
  'no-room': '磁盘已满',
  'file-in-path': '路径的一部分是文件',
  'file-of-that-name': '已有同名的文件',
  'folder-in-place': '应放文件之处有一个文件夹',
  'is-systems-text': '与某个系统为该题目所写的相同；请修改，使其带有损坏',
};
