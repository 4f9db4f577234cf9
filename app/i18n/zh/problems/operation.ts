import type { operation as reasons } from '#app/core/shared/reasons/operation.ts';
import type { ProblemWords } from '../../problemWords.ts';

export const operation: ProblemWords<typeof reasons> = {
  'job-of-another-version': ({ job, kind }) =>
    `编号 ${job}、类别“${kind}”的工作由另一版本的程序提交，其内容与本版本的写法不同。请重新开始这项工作。`,
  'shutting-down': '进程正在退出。',
  'job-cancelled': '工作已取消。已完成的部分会保留。',
  'job-taken-over': '另一个进程已接手这项工作。',
  'cannot-listen-apart': ({ place, said }) =>
    `无法在 ${place} 上监听健康检查与指标（${said}）。请把 EVENHAND_OPERATIONS_PORT 设为空闲的端口。`,
  'port-in-use': ({ port, host }) =>
    `${host} 的端口 ${port} 已被占用。请用 PORT 改设其他端口，或停止占用它的程序。`,
  'cannot-listen': ({ place, said }) => `无法在 ${place} 上监听：${said}`,
  'defect-in-job': ({ job }) => `程序的缺陷使工作中断；日志中编号 ${job} 的工作下有详细情况。`,
  'job-kind-unknown': ({ kind }) =>
    `本版本的程序不认识“${kind}”这类工作。请使用提交它的版本或更新的版本，然后重新开始。`,
  'work-failed': '工作没有完成。',
  'settings-wrong': ({ faults }, tell) => `配置有误。${faults.map((one) => tell(one)).join('')}`,
  'setting-wrong': ({ name, value, remedy }, tell) => `${name} 为 ${value}：${tell(remedy)}。`,
  'give-database-address':
    '请写明形如 postgres://user:password@host:5432/evenhand 的地址；不设置则使用内嵌数据库',
  'give-connections': '请写明一个进程最多与 PostgreSQL 服务器建立的连接数，至少为 2',
  'prepared-on-off': '请用 on；如果中间的连接池不支持预备语句，请用 off',
  'give-folder': '请写明一个文件夹',
  'give-port': '请写明 0（任意空闲端口）到 65535 的数',
  'give-host': '请写明主机名或 IP 地址，例如 127.0.0.1（仅限本机）或 0.0.0.0（所有网络）',
  'give-origin': '请写明不含路径的公开地址，例如 https://evenhand.example.org',
  'give-proxies':
    '请写明以逗号分隔的地址或网络（例如 loopback,10.0.0.0/8），或每个请求经过的代理数（例如 1），或 none',
  'give-threads': '请写明推理所用的线程数，至少为 1；不设置则按模型而定',
  'name-execution-provider': '请写明已安装的 onnxruntime 的一种执行提供程序，例如 cpu 或 cuda',
  'give-model-hosts': '请写明主机及端口，以逗号分隔，例如 localhost:8000,models.example.org',
  'webhooks-private-on-off': '允许把 webhook 发往内部网络时用 on，否则用 off',
  'webhook-not-added': ({ first }, tell) => `没有添加 webhook：${tell.place(first.path)}：${tell(first)}。`,
  'webhook-url-wrong': '必须是网址，且不含用户名、密码和片段',
  'webhook-url-unsafe': '必须以 https:// 开头，因为消息涉及研究内容',
  'webhook-url-private': '位于内部网络或本机；运行服务器的人可用 EVENHAND_WEBHOOKS_PRIVATE=on 允许',
  'webhook-secret-wrong': '必须是 whsec_ 加 24 到 64 字节的 Base64；留空则自动生成',
  'too-many-webhooks': ({ most }) => `这里已有 ${most} 个 webhook，达到上限。请先移除一个。`,
  'no-such-webhook': '此 webhook 已不存在。',
  'webhook-address-private': ({ host }) =>
    `${host} 是内部网络或本机的地址。运行服务器的人可用 EVENHAND_WEBHOOKS_PRIVATE=on 允许。`,
  'webhook-too-slow': ({ host, seconds }) => `${host} 在 ${seconds} 秒内没有应答。`,
  'webhook-unreachable': ({ host, said }) => `无法连接 ${host}（${said}）。`,
  'webhook-refused': ({ status }) => `接收方应答 ${status}。`,
  'give-personal-token': '请填写个人令牌，以 evh_ 开头',
  'remote-unnamed': '请用 --server 或 EVENHAND_REMOTE 指明安装地址，例如 https://study.example.org。',
  'remote-needs-token':
    '请把个人令牌写入 EVENHAND_TOKEN；令牌在该安装的账号页面创建。要作更改，须使用允许更改的令牌。',
  'remote-unreachable': ({ address, said }) => `无法连接 ${address}（${said}）。`,
  'remote-is-none': ({ address }) => `${address} 处应答的不是带有 API 的 Evenhand 安装。请检查地址。`,
  'remote-no-outputs': ({ file }) =>
    `${file} 引用了输出文件，而输出不会发送。请去掉 \`outputs\`，在研究建立之后再导入。`,
  'review-on-off': '如果每项决定都须由第二人复核，请用 on；否则请用 off',
  'jobs-on-off': '请用 on；如果由工作进程（`evenhand worker`）承担，请用 off',
  'give-operations-port': '请写明 0（任意空闲端口）到 65535 的数，或不设置',
  'give-operations-host': '请写明主机名或 IP 地址，例如 127.0.0.1（仅限本机）',
  'give-token': '请写明至少 16 个字母和数字，或不设置',
  'give-mebibytes': '请写明不小于 0 的 MiB 数',
  'give-seconds': '请写明 0 到 3600 的秒数',
  'use-one-of': ({ values }) => `请用以下之一：${values}`,
  'use-environment': '请用 development、production 或 test',
  'job-died': ({ job, worker, attempts, most }) =>
    `承担第 ${job} 号工作的进程（${worker}）无声无息地退出了，这是 ${most} 次尝试中的第 ${attempts} 次。可能是内存不足，或被强行终止；它的日志和系统日志有更多情况。已完成的部分都已保留：排除原因后，请重新开始这项工作。`,
  'wait-interrupted': '工作完成之前已被中断。已完成的部分都已保留；运行同一命令可从此处继续。',
};
