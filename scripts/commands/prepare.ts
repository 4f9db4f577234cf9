import type { Command } from 'commander';
import { prepareStudyJob } from '#app/jobs/definitions/prepareStudy.ts';
import { requestPreparation } from '#app/services/generation/requestPreparation.ts';
import { COMMAND_LINE } from '#app/services/studies/actor.ts';
import type { CommandContext } from '#scripts/cli/context.ts';
import { showJobProgress } from '#scripts/cli/jobProgress.ts';

export function registerPrepare(program: Command, context: CommandContext): void {
  const { io } = context;
  program
    .command('prepare')
    .description('generate the outputs that are missing, compute the measures and build the blind tasks')
    .argument('<study>', 'as `evenhand list` names it')
    .action(async (slug: string) => {
      const jobs = await context.jobs();
      await requestPreparation((await context.database()).db, jobs, slug, { actor: COMMAND_LINE });
      const progress = showJobProgress(io);
      try {
        await jobs.wait(prepareStudyJob, { slug }, { onProgress: progress.update, signal: context.signal });
      } finally {
        progress.end();
      }
      io.stdout(`"${slug}" is ready. Next: evenhand open ${slug}\n`);
    });
}
