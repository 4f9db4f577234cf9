import type { records as reasons } from '#app/core/shared/reasons/records.ts';
import type { ProblemWords } from '../../problemWords.ts';
import { stateName } from './names.ts';

export const records: ProblemWords<typeof reasons> = {
  'decision-refused': ({ first }, tell) => `决定没有签署：${tell.place(first.path)}：${tell(first)}。`,
  'decision-no-candidate': ({ slug, candidate }) =>
    `研究“${slug}”没有候选系统“${candidate}”；请重新加载页面。`,
  'paper-too-early': ({ slug, state }) =>
    `研究“${slug}”的状态为“${stateName(state)}”；论文材料取自报告，报告在研究结束后才有。`,
  'decision-too-early': ({ slug, state }) =>
    `研究“${slug}”的状态为“${stateName(state)}”；结束之后才能签署决定。`,
  'decision-first-rule': ({ slug }) =>
    `研究“${slug}”由较早的版本开放，按当时的规则判定，其结论无法由导出文件重新算出。如需签署决定，请重做这项研究。`,
  'decision-needs-people': ({ slug }) => `研究“${slug}”还没有人评阅，没有可供决定依据的结论。`,
  'decision-beyond-limit': ({ slug }) =>
    `研究“${slug}”有一项超出了上限或低于底线；不能签署比结论更大胆的决定。`,
  'decision-waits': ({ slug }) => `关于“${slug}”的一项决定正等待第二人复核；请先复核或撤回。`,
  'decision-gone': ({ slug }) => `您读到的关于“${slug}”的决定已不再等待复核；请重新加载页面。`,
  'decision-outdated': ({ slug }) => `研究“${slug}”在此期间有了变化；请重新阅读结论后再作决定。`,
  'decision-own-review': ({ slug }) => `关于“${slug}”的这项决定是您自己提出的；须由另一人复核。`,
  'choose-outcome': '请选择决定的内容',
  'deviation-unexplained': '请说明决定为何与结论不同',
  'no-record': ({ number }) => `没有第 ${number} 号决定记录；现有记录可用 \`evenhand record list\` 查看。`,
  'no-record-of-study': ({ slug }) => `研究“${slug}”没有决定记录；研究结束后，由负责人在其页面上签署。`,
  'not-a-record': ({ file, first }, tell) =>
    `${file} 不是决定记录：${tell.place(first.path)}：${tell(first)}。`,
  'record-needs-data': '请给出记录所依据的导出文件：--data study.zip，或其文件夹。',
  'record-needs-verify': '读取记录只为核验：请加上 --verify。',
  'verdict-of-what': '请指明研究，或给出要核验的记录：--record record.json --data study.zip --verify。',
  'not-a-public-key': ({ file }) =>
    `${file} 不是 PEM 格式的 Ed25519 公钥；\`evenhand key\` 会输出安装的公钥。`,
  'not-an-export': ({ place, why }, tell) => `${place} 不是已结束研究的导出文件：${tell(why)}。`,
  'export-file-missing': ({ file }) => `缺少 ${file}`,
  'export-file-twice': ({ file, other }) => `同时有 ${file} 和 ${other}；请只留一个`,
  'export-not-zip': ({ said }) => `无法作为 zip 压缩包读取（${said}）`,
  'export-too-large': ({ most }) => `解压后超过 ${most} MB`,
  'export-file-too-large': ({ most }) => `其中有文件解压后超过 ${most} MB`,
  'export-no-manifest': ({ file }) =>
    `缺少说明其内容的 ${file}；请用会写出该文件的版本重新导出研究，或只导入其中的 ratings.csv 和 preferences.csv`,
  'export-manifest': ({ file, first }, tell) => `${file} 与导出文件的格式不符：${tell(first)}`,
  'export-form-newer': ({ form, known, version }) =>
    `其格式为第 ${form} 版，由 ${version} 版本写出，而本版本最多能读取第 ${known} 版；请更新 Evenhand`,
  'export-file-changed': ({ file }) =>
    `${file} 在导出后被改动；请使用原来的文件，或将其单独作为在别处完成的评判导入`,
  'export-not-closed': ({ state }) => `导出时研究的状态为“${stateName(state)}”；请结束研究后重新导出`,
  'export-study': ({ first }, tell) => `study.json 不是本版本的配置：${tell(first)}`,
  'export-of-pilot': '它是试点研究，没有结论；请导入它所属的研究',
  'export-column-missing': ({ file, column }) => `${file} 缺少列 ${column}`,
  'export-cell': ({ file, line, column, cell }) =>
    `${file} 第 ${line} 行，列 ${column}：“${cell}”不符合该列的内容`,
  'export-unjudged': ({ first }) => `各表互不一致：${first}`,
  'record-other-analysis': ({ recorded, computed }) =>
    `记录中的数值由 ${recorded} 算出，而本版本按 ${computed} 计算；请用签署时的版本核验。`,
  'record-figures-differ': ({ count, path, recorded, computed }) =>
    `记录中有 ${count} 个数值与重新计算的不同，第一个是 ${path}：记录为 ${recorded}，导出文件得出 ${computed}。`,
  'record-data-differs': ({ tables }) => `导出文件不是决定所依据的那一份：${tables} 的行或其顺序不同。`,
  'record-other-configuration': ({ fields }) => `导出文件的 study.json 与记录中的配置不同：${fields}。`,
  'record-altered': '记录的内容不是签署时的内容。',
  'record-not-signed': '签名与记录及其密钥不符。',
  'record-other-key': ({ recorded, given }) => `签署记录的密钥（${recorded}）不是所给的密钥（${given}）。`,
  'record-chain-broken': ({ number }) =>
    `记录链在第 ${number} 号记录处中断：它缺失、被改动，或没有接在前一份之后。`,
};
