import type { database as reasons } from '#app/core/shared/reasons/database.ts';
import type { ProblemWords } from '../../problemWords.ts';

export const database: ProblemWords<typeof reasons> = {
  'database-there': ({ folder }) =>
    `${folder} 中已有数据库。请恢复到另一个文件夹（EVENHAND_DATA），或加上 --replace：现有的数据库会改名保留。`,
  'no-file': ({ file }) => `没有文件 ${file}。`,
  'not-a-backup': ({ file, manifest }) =>
    `${file} 不是 Evenhand 的备份：其中没有 ${manifest}。备份用 \`evenhand backup --out <file>\` 生成；服务器的转储请用 psql 恢复。`,
  'backup-of-server':
    '只有内嵌数据库可以这样备份；这个数据库在 PostgreSQL 服务器上，请在那里使用 pg_dump（docs/operating.md）。',
  'backup-there': ({ file }) => `${file} 已经存在。请换一个文件名，或加上 --replace。`,
  'no-folder-for-backup': ({ folder }) => `没有可以写入备份的文件夹 ${folder}；请先创建。`,
  'backup-not-beside': ({ file, said }) => `无法在 ${file} 旁边写入备份：${said}`,
  'no-studies-on-server':
    'DATABASE_URL 所指的数据库中没有 Evenhand 的研究。请改用别的数据库，或用 `evenhand create` 建立研究。',
  'no-studies-in-folder': ({ folder }) =>
    `${folder} 中没有研究。请在 EVENHAND_DATA 中写明存放研究的文件夹，或用 \`evenhand create\` 建立研究。`,
  'database-damaged': ({ folder }) =>
    `${folder} 中的数据库无法打开。请先检查磁盘是否有空间、文件夹是否可写。如果都没有问题，则文件已经损坏：请不要改动这些文件，先复制该文件夹，再用 \`evenhand restore <file> --replace\` 恢复最近的备份；损坏的文件会改名保留。`,
  'disk-full': ({ said }) =>
    `数据库所在的磁盘已满（${said}）。此前保存的内容都在，这一步没有保存。请检查磁盘空间，然后重做。`,
  'server-too-old': ({ server, version }) =>
    `${server} 上的 PostgreSQL 服务器是 ${version} 版；需要 15 或更新的版本。`,
  'server-refuses': ({ server, said }) =>
    `${server} 上的 PostgreSQL 服务器拒绝连接：${said}。请检查 DATABASE_URL。`,
  'server-silent': ({ server, said }) =>
    `${server} 上没有 PostgreSQL 服务器应答（${said}）。请启动服务器，或改正 DATABASE_URL。`,
  'database-in-use': ({ folder, process: by }) =>
    `数据文件夹 ${folder} 正由${by === null ? '另一个进程' : `进程 ${by.pid}（${by.command}，始于 ${by.since}）`}使用。请停止该进程，或用 EVENHAND_DATA 指定别的文件夹。`,
  'newer-release-database': ({ unknown }) =>
    `该数据库由较新版本的 Evenhand 建立（其中的 ${unknown} 为本版本所不知）。请使用那个版本或更新的版本；没有改动任何内容。`,
  'newer-release-backup': ({ file, unknown }) =>
    `备份 ${file} 由较新版本的 Evenhand 生成（其中的 ${unknown} 为本版本所不知）。请使用那个版本或更新的版本；没有改动任何内容。`,
  'backup-damaged': ({ file, what }, tell) =>
    `备份 ${file} 已损坏：${tell(what)}。没有改动任何内容；请使用它的另一份副本，或更早的备份。`,
  'manifest-wrong': ({ manifest }) => `${manifest} 与应有的内容不符`,
  'backup-file-missing': ({ file }) => `缺少 ${file}`,
  'backup-file-changed': ({ file }) => `${file} 与保存时不同`,
  'backup-does-not-open': ({ said }) => `其中的数据库无法打开（${said}）`,
  'database-not-made': ({ folder, template, said }) =>
    `未能由 ${template} 在 ${folder} 中建立数据库（${said}）；那里没有留下任何内容。请检查磁盘是否有空间、文件夹是否可写；否则请重新构建或安装 Evenhand。`,
};
