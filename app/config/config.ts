import { AppError, problem, said, type Problem } from '#app/core/shared/errors.ts';
import { existsSync } from 'node:fs';
import { isIP } from 'node:net';
import path from 'node:path';
import { z } from 'zod';
import { LOG_LEVELS, type LogLevel } from '#app/log/levels.ts';

/** Everything that the environment settles, read once when a process starts and handed on. */
export interface Config {
  /** In the form that `openDatabase` takes. */
  readonly database:
    | { readonly kind: 'embedded'; readonly folder: string }
    | {
        readonly kind: 'server';
        readonly url: string;
        readonly poolSize: number;
        readonly prepared: boolean;
      };
  /** Absolute: where the embedded database, models and exports lie. */
  readonly dataFolder: string;
  readonly host: string;
  /** 0 = any free port. */
  readonly port: number;
  /** The address under which people reach the server, without a trailing slash, where it isn't host and port. */
  readonly origin: string | undefined;
  /** The proxies that are believed when they tell a client's address. */
  readonly trustedProxies: TrustedProxies;
  /** Threads that inference may use; where it is not set, as many as suit the model. */
  readonly threads: number | undefined;
  /** Name of onnxruntime's execution provider that runs studies' models. */
  readonly executionProvider: string;
  readonly models: ModelsConfig;
  /** From which level on the log is written; where it is not set, `info` of a server and `warn` of a command. */
  readonly logLevel: LogLevel | undefined;
  /** Whether this process does jobs itself, rather than leaving them to workers. */
  readonly jobs: boolean;
  /** Where health and metrics are served apart from the pages; without a port nowhere. */
  readonly operations: {
    readonly host: string;
    readonly port: number | undefined;
    /** What metrics are asked for with; without it by anyone who reaches the port. */
    readonly metricsToken: string | undefined;
  };
  /** Whether a second person has to review each decision before it is signed. */
  readonly review: boolean;
  /** Whether webhooks may be sent to addresses of private networks and of this machine, and without https. */
  readonly webhooksPrivate: boolean;
  /** Below so many free bytes on the data folder's disk the process says that it isn't ready. */
  readonly leastFreeBytes: number;
  /** How long an ending process waits for requests under way. */
  readonly drainMs: number;
  /** The installation that `evenhand remote` works with, and the personal token that it shows there. */
  readonly remote: { readonly address: string | undefined; readonly token: string | undefined };
  readonly mode: 'development' | 'production' | 'test';
}

/**
 * Addresses, networks (`10.0.0.0/8`) or names of networks (`loopback`, `linklocal`, `uniquelocal`); or the number of
 * proxies that every request passes through.
 */
export type TrustedProxies = readonly string[] | number;

/** What studies may have run: model folders of this machine, and servers elsewhere. */
export interface ModelsConfig {
  /** Absolute: relative model folders lie in it. */
  readonly folder: string;
  /**
   * Whether an absolute model folder outside of it may be read as well. Such a folder comes from the command line
   * only, whose user can read the machine's files anyway.
   */
  readonly anywhere: boolean;
  /** `host` or `host:port` of the servers that may be asked. */
  readonly hosts: readonly string[];
  /** The value of a variable that begins with EVENHAND_KEY_. A function, so that no print of the rest shows it. */
  readonly apiKey: (variable: string) => string | undefined;
}

const KEY_PREFIX = 'EVENHAND_KEY_';

const integer = (least: number, most: number) =>
  z
    .string()
    .trim()
    .regex(/^\d+$/)
    .transform(Number)
    .refine((value) => value >= least && value <= most);

const address = (protocols: readonly string[]) =>
  z
    .string()
    .trim()
    .transform((text, context) => {
      const url = URL.canParse(text) ? new URL(text) : undefined;
      if (url && protocols.includes(url.protocol) && url.hostname !== '') return url;
      context.addIssue({ code: 'custom' });
      return z.NEVER;
    });

const origin = address(['http:', 'https:'])
  .refine((url) => url.pathname === '/' && url.search === '' && url.hash === '')
  .transform((url) => url.origin);

const hostName = z
  .string()
  .trim()
  .regex(/^[\w.:%-]+$/);

const hostList = z
  .string()
  .transform((text) => text.split(',').map((entry) => entry.trim()))
  .transform((entries) => entries.filter((entry) => entry !== ''))
  .refine((entries) => entries.every(isHost));

const trustedProxies = z
  .string()
  .trim()
  .transform((text): TrustedProxies => {
    if (/^\d$/.test(text)) return Number(text);
    if (text === 'none') return [];
    return text.split(',').flatMap((entry) => (entry.trim() === '' ? [] : [entry.trim()]));
  })
  .refine((given) => typeof given === 'number' || given.every(isNetwork));

const NETWORKS = ['loopback', 'linklocal', 'uniquelocal'];

/** Whether a text is an IP address, with the length of a network's prefix or without, or a network's name. */
function isNetwork(text: string): boolean {
  const [address = '', prefix, ...rest] = text.split('/');
  if (NETWORKS.includes(text)) return true;
  const most = { 0: -1, 4: 32, 6: 128 }[isIP(address)] ?? -1;
  return (
    most > 0 &&
    rest.length === 0 &&
    (prefix === undefined || (/^\d{1,3}$/.test(prefix) && Number(prefix) <= most))
  );
}

/** Whether a text is a host name or address, with a port or without, and nothing else. */
function isHost(text: string): boolean {
  if (!URL.canParse(`http://${text}`)) return false;
  const url = new URL(`http://${text}`);
  return (
    url.pathname === '/' && url.username === '' && url.search === '' && url.hash === '' && !/[/@]/.test(text)
  );
}

/** Each variable: how it is read, and what a good value is, for whoever gave a bad one. */
const VARIABLES = {
  DATABASE_URL: {
    schema: address(['postgres:', 'postgresql:'])
      .transform((url) => url.href)
      .optional(),
    remedy: said('give-database-address'),
  },
  EVENHAND_DATABASE_CONNECTIONS: {
    schema: integer(2, 1000).default(10),
    remedy: said('give-connections'),
  },
  EVENHAND_PREPARED_STATEMENTS: {
    schema: z.enum(['on', 'off']).default('on'),
    remedy: said('prepared-on-off'),
  },
  EVENHAND_DATA: { schema: z.string().default('./data'), remedy: said('give-folder') },
  PORT: { schema: integer(0, 65_535).default(3000), remedy: said('give-port') },
  HOST: {
    schema: hostName.default('127.0.0.1'),
    remedy: said('give-host'),
  },
  EVENHAND_ORIGIN: {
    schema: origin.optional(),
    remedy: said('give-origin'),
  },
  EVENHAND_TRUSTED_PROXIES: {
    schema: trustedProxies.default(['loopback']),
    remedy: said('give-proxies'),
  },
  EVENHAND_THREADS: {
    schema: integer(1, 1024).optional(),
    remedy: said('give-threads'),
  },
  EVENHAND_EXECUTION_PROVIDER: {
    schema: z
      .string()
      .trim()
      .regex(/^[a-z]+$/)
      .default('cpu'),
    remedy: said('name-execution-provider'),
  },
  EVENHAND_MODELS: { schema: z.string().optional(), remedy: said('give-folder') },
  EVENHAND_MODEL_HOSTS: {
    schema: hostList.default([]),
    remedy: said('give-model-hosts'),
  },
  EVENHAND_JOBS: {
    schema: z.enum(['on', 'off']).default('on'),
    remedy: said('jobs-on-off'),
  },
  EVENHAND_OPERATIONS_PORT: {
    schema: integer(0, 65_535).optional(),
    remedy: said('give-operations-port'),
  },
  EVENHAND_OPERATIONS_HOST: {
    schema: hostName.default('127.0.0.1'),
    remedy: said('give-operations-host'),
  },
  EVENHAND_METRICS_TOKEN: {
    schema: z
      .string()
      .regex(/^[\w.~+/=-]{16,}$/)
      .optional(),
    remedy: said('give-token'),
  },
  EVENHAND_REVIEW: {
    schema: z.enum(['on', 'off']).default('off'),
    remedy: said('review-on-off'),
  },
  EVENHAND_WEBHOOKS_PRIVATE: {
    schema: z.enum(['on', 'off']).default('off'),
    remedy: said('webhooks-private-on-off'),
  },
  EVENHAND_REMOTE: {
    schema: origin.optional(),
    remedy: said('give-origin'),
  },
  EVENHAND_TOKEN: {
    schema: z
      .string()
      .trim()
      .regex(/^evh_[\w-]+$/)
      .optional(),
    remedy: said('give-personal-token'),
  },
  EVENHAND_LEAST_DISK: {
    schema: integer(0, 1_000_000_000).default(256),
    remedy: said('give-mebibytes'),
  },
  EVENHAND_DRAIN_SECONDS: {
    schema: integer(0, 3600).default(25),
    remedy: said('give-seconds'),
  },
  LOG_LEVEL: {
    schema: z.enum(LOG_LEVELS).optional(),
    remedy: said('use-one-of', { values: LOG_LEVELS.join(', ') }),
  },
  NODE_ENV: {
    schema: z.enum(['development', 'production', 'test']).default('production'),
    remedy: said('use-environment'),
  },
} as const;

type VariableName = keyof typeof VARIABLES;
type Values = { [N in VariableName]: z.infer<(typeof VARIABLES)[N]['schema']> };

/**
 * Reads the configuration. A variable that is empty counts as not set; folders are relative to `cwd`.
 *
 * @throws AppError `configuration` listing every wrong variable with its value and the remedy
 */
export function loadConfig(env: Record<string, string | undefined>, cwd = process.cwd()): Config {
  const values: Record<string, unknown> = {};
  const problems: Problem[] = [];
  for (const [name, { schema, remedy }] of Object.entries(VARIABLES)) {
    const given = env[name]?.trim() === '' ? undefined : env[name];
    const result = schema.safeParse(given);
    if (result.success) values[name] = result.data;
    else {
      const value = JSON.stringify(shown(name, given));
      problems.push(problem(name, 'setting-wrong', { name, value, remedy }));
    }
  }
  if (problems.length > 0) {
    throw new AppError('settings-wrong', { faults: problems }, { problems });
  }
  return configOf(values as Values, env, cwd);
}

/** The process's environment, completed by the file `.env` of the folder `cwd` where there is one. */
export function readEnvironment(cwd = process.cwd()): Record<string, string | undefined> {
  const file = path.join(cwd, '.env');
  if (existsSync(file)) process.loadEnvFile(file);
  return process.env;
}

function configOf(values: Values, env: Record<string, string | undefined>, cwd: string): Config {
  const dataFolder = path.resolve(cwd, values.EVENHAND_DATA);
  return {
    database:
      values.DATABASE_URL === undefined
        ? { kind: 'embedded', folder: dataFolder }
        : {
            kind: 'server',
            url: values.DATABASE_URL,
            poolSize: values.EVENHAND_DATABASE_CONNECTIONS,
            prepared: values.EVENHAND_PREPARED_STATEMENTS === 'on',
          },
    dataFolder,
    host: values.HOST,
    port: values.PORT,
    origin: values.EVENHAND_ORIGIN,
    trustedProxies: values.EVENHAND_TRUSTED_PROXIES,
    threads: values.EVENHAND_THREADS,
    executionProvider: values.EVENHAND_EXECUTION_PROVIDER,
    models: {
      folder: path.resolve(cwd, values.EVENHAND_MODELS ?? path.join(dataFolder, 'models')),
      anywhere: values.EVENHAND_MODELS === undefined,
      hosts: values.EVENHAND_MODEL_HOSTS,
      apiKey: (variable) => (variable.startsWith(KEY_PREFIX) ? env[variable] || undefined : undefined),
    },
    logLevel: values.LOG_LEVEL,
    jobs: values.EVENHAND_JOBS === 'on',
    operations: {
      host: values.EVENHAND_OPERATIONS_HOST,
      port: values.EVENHAND_OPERATIONS_PORT,
      metricsToken: values.EVENHAND_METRICS_TOKEN,
    },
    review: values.EVENHAND_REVIEW === 'on',
    webhooksPrivate: values.EVENHAND_WEBHOOKS_PRIVATE === 'on',
    leastFreeBytes: values.EVENHAND_LEAST_DISK * 2 ** 20,
    drainMs: values.EVENHAND_DRAIN_SECONDS * 1000,
    remote: { address: values.EVENHAND_REMOTE, token: values.EVENHAND_TOKEN },
    mode: values.NODE_ENV,
  };
}

/** A wrong value as it may be printed: an address can hold a password. */
function shown(name: string, value: string | undefined): string {
  const text = value ?? '';
  if (name === 'EVENHAND_METRICS_TOKEN' || name === 'EVENHAND_TOKEN') return text === '' ? '' : '***';
  return name === 'DATABASE_URL' ? text.replace(/\/\/[^@/]*@/, '//***@') : text;
}
