import type { commands as reasons } from '#app/core/shared/reasons/commands.ts';
import type { ProblemWords } from '../../problemWords.ts';
import { stateName } from './names.ts';

const PARTS = { model: '另一个模型', items: '另一些题目', settings: '另外的设置' } as const;

export const commands: ProblemWords<typeof reasons> = {
  'program-defect': '程序出现缺陷，请予以报告：',
  'files-refused': ({ place, why }, tell) =>
    `无法写入或读取文件${place === '' ? '' : `（${place}）`}：${tell(why)}。`,
  'free-space': '磁盘已满；请腾出空间，然后重新运行命令',
  'free-quota': '您的磁盘配额已用尽；请腾出空间，然后重新运行命令',
  'mount-writable': '磁盘是只读的；请指定别处，或以可写方式挂载',
  'change-permissions': '当前用户在那里没有读写权限；请修改权限，或指定别处',
  'not-the-demos': ({ folder }) =>
    `${folder} 中有不属于演示的研究。请用 EVENHAND_DATA 为演示指定别的文件夹。`,
  'port-range': '--port 应为 0 到 65535 的数。',
  'jobs-needed':
    '内嵌数据库只属于这个进程，因此没有别的进程能承担它的工作。请去掉 --no-jobs 和 EVENHAND_JOBS=off，或把 DATABASE_URL 设为工作进程共用的 PostgreSQL 服务器。',
  'server-ended': '运行该命令的服务器先行退出了。请重新运行。',
  'foreign-folder': ({ folder }) => `${folder} 属于其他用户：请将其删除，或设置 TMPDIR。`,
  'layer-unknown':
    '编码器的 config.json 没有说明层数；请用 --layer 指明与之比较的层，以便确定它在基线文件中的行。',
  'confirm-delete': ({ slug }) => `删除“${slug}”会永久去掉它的题目和输出；如确要删除，请加上 --yes。`,
  'confirm-erase': ({ rater }) =>
    `抹去信息会永久去掉 ${rater} 的回答、评语和访问权限；如确要执行，请加上 --yes。`,
  'generate-interrupted': ({ done, of, file }) =>
    `已中断，${file} 中有 ${of} 个输出中的 ${done} 个；运行同一命令可从此处继续。`,
  'restore-to-server':
    '备份只能恢复到内嵌数据库，而 DATABASE_URL 所指的是服务器：请在那里使用 psql 或 pg_restore（docs/operating.md）。',
  'worker-needs-server': ({ folder }) =>
    `工作进程需要与网页进程共用一个 PostgreSQL 服务器：请把 DATABASE_URL 设为它的地址。${folder} 中的内嵌数据库只属于一个进程，由 \`evenhand serve\` 自己承担工作。`,
  'file-unreadable': ({ file, said }) => `无法读取 ${file}（${said}）。`,
  'file-not-json': ({ file, said }) => `${file} 不是有效的 JSON（${said}）。`,
  'named-file-not-utf8': ({ file }) => `${file} 不是 UTF-8 文本，请以此编码保存。`,
  'damaged-line': ({ line, file }) => `${file} 的第 ${line} 行已损坏；请修复，或加上 --overwrite 重新开始。`,
  'outputs-unwritable': ({ file, said }) =>
    `无法写入 ${file}（${said}）。其中已有的内容都在；运行同一命令可从此处继续。`,
  'not-a-configuration': ({ file, first }, tell) =>
    `${file} 不是研究的配置：${first.path}：${tell(first)}。没有创建任何内容。`,
  'items-without-output': ({ failed, of, file, first }, tell) =>
    `${of} 个题目中有 ${failed} 个没有输出，原因见 ${file} 中相应的行。第一个：${tell(first)}`,
  'texts-not-scored': ({ failed, of, item, first }, tell) =>
    `${of} 个文本中有 ${failed} 个无法计分，各项数值只含其余文本。第一个是题目 ${item}：${tell(first)}`,
  'beside-a-prompt': '不能与提示并存',
  'gate-too-early': ({ slug, state }) =>
    `研究“${slug}”的状态为“${stateName(state)}”，还没有可作依据的结论；\`evenhand wait ${slug} --closed\` 会等到它结束。`,
  'gate-unknown': ({ given, known }) => `--fail-on 只接受以逗号连接的 ${known}，不接受“${given}”。`,
  'wait-holds-database': ({ slug, state, folder }) =>
    `研究“${slug}”的状态为“${stateName(state)}”；此命令等待时会独占 ${folder} 中的数据库，任何人都无法评阅或结束研究。请先启动 \`evenhand serve\`，命令会在那里等待。`,
  'wait-withdrawn': ({ slug }) => `研究“${slug}”已撤回，不会再结束。`,
  'wait-over': ({ slug, state, waited }) =>
    `等待 ${waited} 后，研究“${slug}”的状态仍为“${stateName(state)}”。`,
  'waiting-stopped': ({ slug, state }) => `等待被中断；研究“${slug}”的状态仍为“${stateName(state)}”。`,
  'origin-unknown': ({ file, sidecar }) =>
    `${file} 已经存在，而没有 ${sidecar} 说明它由什么生成。请用 --out 指定别的文件，或用 --overwrite 重新开始。`,
  'made-otherwise': ({ file, parts }) =>
    `${file} 是用${parts.map((part) => PARTS[part]).join('、')}生成的。请用 --out 指定别的文件，或用 --overwrite 重新开始。`,
  'socket-forbidden': ({ socket }) =>
    `数据文件夹由一个服务器占用，但无法使用它的套接字 ${socket}（EACCES）：请以运行服务器的用户来运行命令。`,
  'socket-unusable': ({ socket, said }) =>
    `数据文件夹由一个服务器占用，但无法使用它的套接字 ${socket}（${said}）：请以运行服务器的用户来运行命令。`,
  'simulated-rater-refused': ({ status, url, body }) => `一位模拟评判者从 ${url} 得到 ${status}：${body}`,
};
