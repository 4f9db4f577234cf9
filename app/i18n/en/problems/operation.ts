import type { operation as reasons } from '#app/core/shared/reasons/operation.ts';
import type { ProblemWords } from '../../problemWords.ts';

export const operation: ProblemWords<typeof reasons> = {
  'job-of-another-version': ({ job, kind }) =>
    `Job ${job} of kind "${kind}" was put in by another version of the program, which described it otherwise. Start the work again.`,
  'shutting-down': 'The process is shutting down.',
  'job-cancelled': 'The work was cancelled. What is finished is kept.',
  'job-taken-over': 'Another process took the job over.',
  'cannot-listen-apart': ({ place, said }) =>
    `Cannot listen on ${place} for health and metrics (${said}). Set EVENHAND_OPERATIONS_PORT to a free port.`,
  'port-in-use': ({ port, host }) =>
    `Port ${port} on ${host} is in use. Set PORT to another one, or stop the program that has it.`,
  'cannot-listen': ({ place, said }) => `Cannot listen on ${place}: ${said}`,
  'defect-in-job': ({ job }) => `A defect stopped the work; the log has the details under job ${job}.`,
  'job-kind-unknown': ({ kind }) =>
    `This version of the program does not know the kind of work "${kind}". Use the version that put it in, or a newer one, and start the work again.`,
  'work-failed': 'The work failed.',
  'settings-wrong': ({ faults }, tell) =>
    `The configuration is wrong. ${faults.map((one) => tell(one)).join(' ')}`,
  'setting-wrong': ({ name, value, remedy }, tell) => `${name} is ${value}: ${tell(remedy)}.`,
  'give-database-address':
    'give an address like postgres://user:password@host:5432/evenhand, or leave it out for the embedded database',
  'give-connections': 'give the most connections that a process opens to the PostgreSQL server, 2 or more',
  'prepared-on-off':
    'use on, or off where a connection pooler in between does not support prepared statements',
  'give-folder': 'give a folder',
  'give-port': 'give a number from 0 (any free port) to 65535',
  'give-host':
    'give a host name or IP address, such as 127.0.0.1 (this machine only) or 0.0.0.0 (every network)',
  'give-origin': 'give the public address without a path, such as https://evenhand.example.org',
  'give-proxies':
    'give addresses or networks separated by commas, such as loopback,10.0.0.0/8, or how many proxies every request passes through, such as 1, or none',
  'give-threads':
    'give the number of threads for inference, 1 or more, or leave it out for as many as suit the model',
  'name-execution-provider': 'name an execution provider of the installed onnxruntime, such as cpu or cuda',
  'give-model-hosts':
    'give hosts with their ports, separated by commas, such as localhost:8000,models.example.org',
  'webhooks-private-on-off': 'use on where webhooks may be sent into private networks, or off',
  'webhook-not-added': ({ first }, tell) =>
    `The webhook was not added: ${tell.place(first.path)}: ${tell(first)}.`,
  'webhook-url-wrong': 'has to be an address of the web, without a user, a password or a fragment',
  'webhook-url-unsafe': 'has to begin with https://, as messages tell of studies',
  'webhook-url-private':
    'lies in a private network or on this machine; whoever runs the server allows that by EVENHAND_WEBHOOKS_PRIVATE=on',
  'webhook-secret-wrong': 'has to be whsec_ and 24 to 64 bytes as Base64; leave it empty to get one',
  'too-many-webhooks': ({ most }) => `There are ${most} webhooks here, which is the most. Remove one first.`,
  'no-such-webhook': 'There is no such webhook any more.',
  'webhook-address-private': ({ host }) =>
    `${host} is an address of a private network or of this machine. Whoever runs the server allows that by EVENHAND_WEBHOOKS_PRIVATE=on.`,
  'webhook-too-slow': ({ host, seconds }) => `${host} did not answer within ${seconds} seconds.`,
  'webhook-unreachable': ({ host, said }) => `${host} cannot be reached (${said}).`,
  'webhook-refused': ({ status }) => `The receiver answered ${status}.`,
  'give-personal-token': 'give a personal token, which begins with evh_',
  'remote-unnamed':
    'Name the installation with --server or EVENHAND_REMOTE, for example https://study.example.org.',
  'remote-needs-token':
    'Put a personal token into EVENHAND_TOKEN; one is made on the page of your account there. What changes something takes one that may.',
  'remote-unreachable': ({ address, said }) => `${address} cannot be reached (${said}).`,
  'remote-is-none': ({ address }) =>
    `What answers at ${address} is no installation of Evenhand with an API. Check the address.`,
  'remote-no-outputs': ({ file }) =>
    `${file} names files with outputs, which are not sent. Leave \`outputs\` out, and import them when the study is there.`,
  'review-on-off': 'use on where a second person has to review each decision, or off',
  'jobs-on-off': 'use on, or off where workers (`evenhand worker`) do the jobs',
  'give-operations-port': 'give a number from 0 (any free port) to 65535, or leave it out',
  'give-operations-host': 'give a host name or IP address, such as 127.0.0.1 (this machine only)',
  'give-token': 'give 16 letters and digits or more, or leave it out',
  'give-mebibytes': 'give a number of MiB, 0 or more',
  'give-seconds': 'give a number of seconds from 0 to 3600',
  'use-one-of': ({ values }) => `use one of ${values}`,
  'use-environment': 'use development, production or test',
  'job-died': ({ job, worker, attempts, most }) =>
    `The process that worked on job ${job} (${worker}) ended without a word, at attempt ${attempts} of ${most}. Perhaps it ran out of memory or was killed; its log and the system's say more. What is finished is kept: start the work again when the cause is mended.`,
  'wait-interrupted':
    'Interrupted before the work was done. What is finished is kept; the same command goes on from there.',
};
