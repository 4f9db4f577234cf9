import type { Command } from 'commander';
import { listStudies } from '#db/queries/studies.ts';
import type { CommandContext } from '#scripts/cli/context.ts';
import { jsonOption } from '#scripts/cli/options.ts';

export function registerList(program: Command, context: CommandContext): void {
  const { io } = context;
  program
    .command('list')
    .description('list the studies')
    .addOption(jsonOption())
    .action(async (options: { json?: boolean }) => {
      const studies = await listStudies((await context.database()).db);
      if (options.json === true) {
        const rows = studies.map(({ slug, name, state }) => ({ study: slug, name, state }));
        io.stdout(`${JSON.stringify(rows)}\n`);
        return;
      }
      if (studies.length === 0) io.stdout('No studies yet; `evenhand create` makes one.\n');
      for (const { slug, name, state } of studies) io.stdout(`${slug}\t${state}\t${name}\n`);
    });
}
