import path from 'node:path';
import type { Command } from 'commander';
import { askedWords } from '#app/i18n/askedWords.ts';
import { studyPaper } from '#app/services/analysis/studyPaper.ts';
import { bytesToFile, filesToFolder } from '#app/services/export/toDisk.ts';
import { zipOf } from '#app/services/export/zipOf.ts';
import { COMMAND_LINE } from '#app/services/studies/actor.ts';
import type { CommandContext } from '#scripts/cli/context.ts';
import { jsonOption } from '#scripts/cli/options.ts';

interface PaperOptions {
  readonly out: string;
  readonly json?: boolean;
}

export function registerPaper(program: Command, context: CommandContext): void {
  program
    .command('paper')
    .description(
      'write what a paper says of a closed study: methods, tables, limitations and the Human Evaluation Data Sheet',
    )
    .argument('<study>', 'as `evenhand list` names it')
    .requiredOption(
      '--out <place>',
      'a folder for the files, made if it is not there, or a file that ends in .zip',
    )
    .addOption(jsonOption())
    .action(async (slug: string, { out, json = false }: PaperOptions) => {
      const place = path.resolve(context.cwd, out);
      const { db } = await context.database();
      const { files, open } = await studyPaper(db, slug, askedWords, { actor: COMMAND_LINE });
      const zipped = /\.zip$/i.test(out);
      if (zipped) await bytesToFile(place, zipOf(files, new Date()));
      else await filesToFolder(place, files);
      const names = files.map(({ name }) => name);
      if (json) {
        context.io.stdout(`${JSON.stringify({ [zipped ? 'zip' : 'folder']: place, files: names, open })}\n`);
        return;
      }
      for (const name of names) context.io.stdout(`${path.join(out, name)}\n`);
      context.io.stdout(`${open} answers of the data sheet are left to you: see heds.tex\n`);
    });
}
