import { CommanderError } from 'commander';
import { loadConfig, readEnvironment } from '#app/config/config.ts';
import { openDatabase, type OpenDatabase } from '#db/client.ts';
import { forwardCommand } from '#scripts/commandSocket/client.ts';
import type { CommandContext, CommandIo } from '#scripts/cli/context.ts';
import { createProgram, DATABASE_COMMANDS } from '#scripts/cli/program.ts';
import { reportError } from '#scripts/cli/reportError.ts';

/**
 * The command line.
 * @param argv the words after `evenhand`
 * @returns the exit code
 */
export async function main(argv: string[]): Promise<number> {
  const io: CommandIo = {
    stdout: (text) => process.stdout.write(text),
    stderr: (text) => process.stderr.write(text),
    interactive: process.stderr.isTTY === true,
  };
  // A reader that closes early (`evenhand … | head`) is no fault.
  process.stdout.on('error', (error: NodeJS.ErrnoException) => {
    if (error.code === 'EPIPE') process.exit(0);
  });
  const control = new AbortController();
  for (const name of ['SIGINT', 'SIGTERM'] as const) {
    process.once(name, () => control.abort(new Error(name)));
  }
  let opened: Promise<OpenDatabase> | undefined;
  try {
    const config = loadConfig(readEnvironment());
    if (DATABASE_COMMANDS.has(argv[0] ?? '') && config.database.kind === 'embedded') {
      const code = await forwardCommand({
        folder: config.database.folder,
        argv,
        cwd: process.cwd(),
        stdout: io.stdout,
        stderr: io.stderr,
      });
      if (code !== null) return code;
    }
    const context: CommandContext = {
      io,
      cwd: process.cwd(),
      config,
      signal: control.signal,
      database: () => (opened ??= openDatabase(config.database)),
    };
    return await runCommand(argv, context);
  } catch (error) {
    return reportError(error, io, argv.includes('--json'));
  } finally {
    await opened?.then(
      (database) => database.close(),
      () => undefined,
    );
  }
}

/** Runs one command within a context and turns what it throws into an exit code. */
export async function runCommand(argv: string[], context: CommandContext): Promise<number> {
  try {
    await createProgram(context).parseAsync(argv, { from: 'user' });
    return 0;
  } catch (error) {
    // Commander has printed its own message; help and version are no failure.
    if (error instanceof CommanderError) return error.exitCode === 0 ? 0 : 2;
    return reportError(error, context.io, argv.includes('--json'));
  }
}
