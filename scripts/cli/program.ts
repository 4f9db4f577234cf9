import { Command } from 'commander';
import project from '../../package.json' with { type: 'json' };
import { loadCommands } from './commands.ts';
import type { CommandContext } from './context.ts';

/**
 * The command line for what a person typed; parsing it runs the command.
 * @param argv the words after `evenhand`
 */
export async function createProgram(argv: readonly string[], context: CommandContext): Promise<Command> {
  const program = new Command('evenhand')
    .description('Decide whether one text-generating language model may replace another.')
    .version(project.version)
    .configureOutput({
      writeOut: (text) => context.io.stdout(text),
      writeErr: (text) => context.io.stderr(text),
    })
    .exitOverride()
    .showHelpAfterError('(`evenhand help` lists the commands)')
    .addHelpText(
      'after',
      `
Exit codes: 0 done, 1 differences found (study diff), 2 wrong input, 3 not found, 4 not allowed,
5 not possible in this state, 6 unusable model, 11 to 14 a verdict that --fail-on names, 20 to 24 a decision record
that doesn't hold, 70 a defect, 75 try again, 78 wrong configuration.`,
    );
  for (const register of await loadCommands(argv[0])) register(program, context);
  return program;
}
