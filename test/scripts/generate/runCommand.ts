import { Command, CommanderError } from 'commander';
import { registerGenerate } from '#scripts/commands/generate.ts';
import { registerPerplexity } from '#scripts/commands/perplexity.ts';

/** Runs `generate` or `perplexity` in this process; what it throws comes through. */
export async function runCommand(cwd: string, argv: string[], signal = new AbortController().signal) {
  const written = { stdout: '', stderr: '' };
  const io = {
    stdout: (text: string) => void (written.stdout += text),
    stderr: (text: string) => void (written.stderr += text),
    interactive: false,
  };
  const program = new Command().exitOverride().configureOutput({ writeOut: io.stdout, writeErr: io.stderr });
  registerGenerate(program, { io, cwd, signal });
  registerPerplexity(program, { io, cwd, signal });
  for (const command of program.commands) command.exitOverride().configureOutput({ writeErr: io.stderr });
  try {
    await program.parseAsync(argv, { from: 'user' });
  } catch (error) {
    if (!(error instanceof CommanderError)) throw error;
    throw new Error(written.stderr, { cause: error });
  }
  return written;
}
