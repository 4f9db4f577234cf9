import type { Command } from 'commander';
import { prepareStudyJob } from '#app/jobs/definitions/prepareStudy.ts';
import { closeStudy } from '#app/services/studies/closeStudy.ts';
import { createInvitation } from '#app/services/studies/createInvitation.ts';
import { createStudy } from '#app/services/studies/createStudy.ts';
import { openStudy } from '#app/services/studies/openStudy.ts';
import { pauseStudy } from '#app/services/studies/pauseStudy.ts';
import { withdrawStudy } from '#app/services/studies/withdrawStudy.ts';
import { listStudies } from '#db/queries/studies.ts';
import type { CommandContext } from '#scripts/cli/context.ts';
import { showJobProgress } from '#scripts/cli/jobProgress.ts';
import { jsonOption } from '#scripts/cli/options.ts';
import { readConfiguration } from '#scripts/files/configuration.ts';
import { readItems } from '#scripts/files/items.ts';

/** The commands that move a study from a file to its closing. */
export function registerStudyCommands(program: Command, context: CommandContext): void {
  const { io } = context;
  const database = async () => (await context.database()).db;

  program
    .command('list')
    .description('list the studies')
    .addOption(jsonOption())
    .action(async (options: { json?: boolean }) => {
      const studies = await listStudies(await database());
      if (options.json === true) {
        const rows = studies.map(({ slug, name, state }) => ({ study: slug, name, state }));
        io.stdout(`${JSON.stringify(rows)}\n`);
        return;
      }
      if (studies.length === 0) io.stdout('No studies yet; `evenhand create` makes one.\n');
      for (const { slug, name, state } of studies) io.stdout(`${slug}\t${state}\t${name}\n`);
    });

  program
    .command('create')
    .description('create a study from a configuration file and an items file')
    .argument('<configuration>', 'JSON file; model folders in it are relative to the file')
    .requiredOption(
      '--items <file>',
      'JSON Lines: {"item", "prompt", "references"?, "source"?, "segment"?, "language"?}',
    )
    .addOption(jsonOption())
    .action(async (file: string, options: { items: string; json?: boolean }) => {
      const configuration = await readConfiguration(context.cwd, file);
      const items = await readItems(context.cwd, options.items);
      const study = await createStudy(await database(), {
        configuration,
        items,
        access: context.config.models,
      });
      io.stdout(
        options.json === true
          ? `${JSON.stringify({ study: study.slug })}\n`
          : `Created "${study.slug}" with ${items.length} items. Next: evenhand prepare ${study.slug}\n`,
      );
    });

  program
    .command('prepare')
    .description('generate the outputs that are missing, compute the measures and build the blind tasks')
    .argument('<study>', 'as `evenhand list` names it')
    .action(async (slug: string) => {
      const jobs = await context.jobs();
      await jobs.enqueue(prepareStudyJob, { slug });
      const progress = showJobProgress(io);
      await jobs.wait(prepareStudyJob, { slug }, progress.update);
      progress.end();
      io.stdout(`"${slug}" is ready. Next: evenhand open ${slug}\n`);
    });

  const moves = [
    ['open', 'open a study for raters; from now on what they see and what is tested is frozen', openStudy],
    ['pause', 'take a study from raters for a while; `open` goes on', pauseStudy],
    ['close', 'end the rating; the report shows its estimates from now on', closeStudy],
    ['withdraw', 'end a study without a verdict', withdrawStudy],
  ] as const;
  for (const [name, description, move] of moves) {
    program
      .command(name)
      .description(description)
      .argument('<study>', 'as `evenhand list` names it')
      .action(async (slug: string) => {
        const { state } = await move(await database(), slug);
        io.stdout(`"${slug}" is ${state}.\n`);
      });
  }

  program
    .command('invite')
    .description("print a rater's link; anyone who has it can rate")
    .argument('<study>', 'as `evenhand list` names it')
    .option('--label <text>', 'what the link is for, seen by leads only', 'link')
    .option('--group <name>', 'the group of the raters who come by this link')
    .action(async (slug: string, options: { label: string; group?: string }) => {
      const { token } = await createInvitation(await database(), { slug, ...options });
      io.stdout(`${context.origin}/r/${token}\n`);
    });
}
