import { Command } from 'commander';
import { registerBertScore } from '#scripts/commands/bertscore.ts';
import { registerCompute } from '#scripts/commands/compute.ts';
import { registerGenerate } from '#scripts/commands/generate.ts';
import { registerImportOutputs } from '#scripts/commands/importOutputs.ts';
import { registerPerplexity } from '#scripts/commands/perplexity.ts';
import { registerDemo } from '#scripts/commands/demo.ts';
import { registerServe } from '#scripts/commands/serve.ts';
import { registerStudyCommands } from '#scripts/commands/study.ts';
import { registerExport } from '#scripts/commands/export.ts';
import { registerVerdict } from '#scripts/commands/verdict.ts';
import type { CommandContext } from './context.ts';

/** Commands that work on the study database: a server that holds its folder runs them for us. */
export const DATABASE_COMMANDS: ReadonlySet<string> = new Set([
  'list',
  'create',
  'import-outputs',
  'prepare',
  'open',
  'pause',
  'close',
  'withdraw',
  'invite',
  'export',
  'verdict',
]);

/** The whole command line; parsing it runs the command. */
export function createProgram(context: CommandContext): Command {
  const program = new Command('evenhand')
    .description('Decide whether one text-generating language model may replace another.')
    .version('0.1.0')
    .configureOutput({
      writeOut: (text) => context.io.stdout(text),
      writeErr: (text) => context.io.stderr(text),
    })
    .exitOverride()
    .showHelpAfterError('(`evenhand help` lists the commands)')
    .addHelpText(
      'after',
      `
Exit codes: 0 done, 2 wrong input, 3 not found, 4 not allowed, 5 not possible in this state,
6 unusable model, 70 a defect, 75 try again, 78 wrong configuration.`,
    );
  registerDemo(program, context);
  registerServe(program, context);
  registerStudyCommands(program, context);
  registerImportOutputs(program, context);
  registerVerdict(program, context);
  registerExport(program, context);
  registerGenerate(program, context);
  registerPerplexity(program, context);
  registerBertScore(program, context);
  registerCompute(program);
  return program;
}
