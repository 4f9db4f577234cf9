import { existsSync } from 'node:fs';
import path from 'node:path';
import v8 from 'node:v8';
import type { Config } from '#app/config/config.ts';
import { startWorker } from '#scripts/cli/startWorker.ts';
import { PROGRAM_FOLDER, RUNS_FROM_SOURCES } from '#app/config/programFolder.ts';
import type { Log } from '#app/log/log.ts';
import type { JobQueue } from '#app/jobs/runner/queue.ts';
import type { OpenDatabase } from '#db/client.ts';
import { BRIEF_COMMANDS, makesDatabase, worksOnDatabase } from '#scripts/cli/commands.ts';
import type { CommandContext, CommandIo } from '#scripts/cli/context.ts';
import { EndsWith } from '#scripts/cli/endsWith.ts';
import { takeLanguage } from '#scripts/cli/language.ts';
import { reportError } from '#scripts/cli/reportError.ts';
import { onStopSignal } from '#scripts/cli/stopSignals.ts';
import '#app/i18n/english.ts';
import project from '../package.json' with { type: 'json' };

/**
 * The command line. What a command needs is loaded when it is needed: most of them need little of the program.
 * @param argv the words after `evenhand`
 * @returns the exit code
 */
export async function main(words: string[]): Promise<number> {
  const { argv, locale } = takeLanguage(words, process.env);
  const io: CommandIo = {
    locale,
    stdout: (text) => process.stdout.write(text),
    stderr: (text) => process.stderr.write(text),
    interactive: process.stderr.isTTY === true,
  };
  // A reader that closes early (`evenhand … | head`) is no fault.
  process.stdout.on('error', (error: NodeJS.ErrnoException) => {
    if (error.code === 'EPIPE') process.exit(0);
    throw error;
  });
  if (argv.length === 1 && (argv[0] === '--version' || argv[0] === '-V')) {
    io.stdout(`${project.version}\n`);
    return 0;
  }
  try {
    const [{ loadConfig, readEnvironment }, { chooseDataFolder }] = await Promise.all([
      import('#app/config/config.ts'),
      import('#scripts/cli/dataFolder.ts'),
    ]);
    const environment = readEnvironment();
    const config = chooseDataFolder(loadConfig(environment), argv, environment, io);
    if (worksOnDatabase(argv, existsSync) && config.database.kind === 'embedded') {
      const { forwardCommand } = await import('#scripts/commandSocket/client.ts');
      const { folder } = config.database;
      const code = await forwardCommand({ folder, argv, cwd: process.cwd(), ...io });
      if (code !== null) return code;
    }
    return await runHere(argv, config, io);
  } catch (error) {
    return reportError(error, io, argv.includes('--json'));
  }
}

/** Commands that run until they are stopped: they tell their operator what they do. */
const LONG_RUNNING = new Set(['serve', 'worker']);

/** Runs a command in this process and closes what it opened. */
async function runHere(argv: string[], config: Config, io: CommandIo): Promise<number> {
  const control = new AbortController();
  onStopSignal((name) => control.abort(new Error(name)));
  let opened: Promise<OpenDatabase> | undefined;
  let queue: Promise<JobQueue> | undefined;
  let opening: Promise<Log> | undefined;
  const log = () => (opening ??= openLog(config, argv[0]));
  const database = () => (opened ??= openStudyDatabase(config, argv));
  const context: CommandContext = {
    io,
    cwd: process.cwd(),
    config,
    log,
    signal: control.signal,
    origin: config.origin ?? `http://localhost:${config.port}`,
    database,
    jobs: ({ work } = { work: config.jobs }) => (queue ??= openQueue(database, config, log, work)),
    run: runCommand,
  };
  try {
    return await runCommand(argv, context);
  } finally {
    const [jobs, db] = await Promise.allSettled([queue, opened]);
    if (jobs.status === 'fulfilled') await jobs.value?.stop();
    if (db.status === 'fulfilled') await db.value?.close();
  }
}

async function openLog({ logLevel }: Config, command = ''): Promise<Log> {
  const { createLog } = await import('#app/log/log.ts');
  return createLog({ level: logLevel ?? (LONG_RUNNING.has(command) ? 'info' : 'warn') });
}

async function openStudyDatabase(config: Config, argv: readonly string[]): Promise<OpenDatabase> {
  if (config.database.kind === 'embedded' && BRIEF_COMMANDS.has(argv[0] ?? '')) {
    // The embedded database is WebAssembly. What runs for a moment isn't worth the optimizing compiler, which takes
    // half of the time that such a command has.
    v8.setFlagsFromString('--liftoff-only');
  }
  const { openDatabase } = await import('#db/client.ts');
  const database =
    config.database.kind === 'server' ? config.database : { ...config.database, ...readyMade() };
  return await openDatabase(database, { create: makesDatabase(argv) });
}

/** From what a new database is made: the build has one that fits it. Where sources run, there may be an older build. */
function readyMade(): { template?: string } {
  return RUNS_FROM_SOURCES ? {} : { template: path.join(PROGRAM_FOLDER, 'build', 'database.tar.gz') };
}

/** How long a look that has become due waits at most until webhooks hear of it. */
const LOOK_AT_LOOKS_MS = 60_000;

async function openQueue(
  database: () => Promise<OpenDatabase>,
  config: Config,
  openLog: () => Promise<Log>,
  work: boolean,
): Promise<JobQueue> {
  const [
    log,
    { createJobQueue },
    { prepareStudyHandler },
    { deliverWebhookHandler },
    { importStudyHandler },
    { announceDueLooks },
    { repeatedly },
  ] = await Promise.all([
    openLog(),
    import('#app/jobs/runner/queue.ts'),
    import('#app/jobs/handlers/prepareStudy.ts'),
    import('#app/jobs/handlers/deliverWebhook.ts'),
    import('#app/jobs/handlers/importStudy.ts'),
    import('#app/services/webhooks/dueLooks.ts'),
    import('#app/jobs/runner/repeatedly.ts'),
  ]);
  const { db, kind } = await database();
  const handler = prepareStudyHandler(db, () => startWorker(config), config.models);
  const messages = deliverWebhookHandler(db, { privately: config.webhooksPrivate });
  const queue = createJobQueue(db, [handler, messages, importStudyHandler(db)], {
    ownsDatabase: kind === 'embedded',
    log,
  });
  if (!work) return queue;
  await queue.start();
  const looks = repeatedly(() => announceDueLooks(db), { everyMs: LOOK_AT_LOOKS_MS, log });
  return {
    ...queue,
    stop: async () => {
      await looks.stop();
      await queue.stop();
    },
  };
}

/** Runs one command within a context and turns what it throws into an exit code. */
async function runCommand(argv: string[], context: CommandContext): Promise<number> {
  try {
    const { createProgram } = await import('#scripts/cli/program.ts');
    await (await createProgram(argv, context)).parseAsync(argv, { from: 'user' });
    return 0;
  } catch (error) {
    // Commander has printed its own message; help and version are no failure.
    if (error instanceof EndsWith) return error.exitCode;
    const { CommanderError } = await import('commander');
    if (error instanceof CommanderError) return error.exitCode === 0 ? 0 : 2;
    return reportError(error, context.io, argv.includes('--json'));
  }
}
