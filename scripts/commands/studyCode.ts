import { mkdir, writeFile } from 'node:fs/promises';
import path from 'node:path';
import { Option, type Command } from 'commander';
import { applyStudy } from '#app/services/setup/applyStudy.ts';
import { compareStudy } from '#app/services/setup/compareStudy.ts';
import { studyFiles } from '#app/services/setup/studyFiles.ts';
import { STUDY_FILE_FORMATS, type StudyFileFormat } from '#app/services/setup/writeStudyFile.ts';
import { COMMAND_LINE } from '#app/services/studies/actor.ts';
import { slugOf } from '#app/core/studies/slug.ts';
import { appliedText, comparedText } from '#scripts/cli/appliedText.ts';
import type { CommandContext } from '#scripts/cli/context.ts';
import { EndsWith } from '#scripts/cli/endsWith.ts';
import { jsonOption } from '#scripts/cli/options.ts';
import { readStudy } from '#scripts/files/studyFile.ts';
import schema from '../../docs/study.schema.json' with { type: 'json' };

interface ApplyOptions {
  readonly dryRun?: boolean;
  readonly yes?: boolean;
  readonly expect?: string;
  readonly json?: boolean;
}

interface ShowOptions {
  readonly format: StudyFileFormat;
  readonly out?: string;
  readonly outputs?: boolean;
}

/** A study as a file: `apply`, `diff`, `show` and `schema`. */
export function registerStudyCode(study: Command, context: CommandContext): void {
  study
    .command('apply')
    .description(
      'make a study be what a file says: create it, or change one that has not opened and that nobody has judged',
    )
    .argument('<file>', 'study.yaml (or JSON): see docs/study-as-code.md')
    .option('--dry-run', 'only say what would be done')
    .option('--yes', 'let what was uploaded or written for the study go, where it no longer fits')
    .option(
      '--expect <version>',
      'refuse where the set-up is another than this one, as `study diff --json` names it',
    )
    .addOption(jsonOption())
    .action(async (file: string, { dryRun = false, yes = false, expect, json }: ApplyOptions) => {
      const access = context.config.models;
      const { told, ...wish } = await readStudy(context.cwd, file, access);
      const applied = await applyStudy(
        (await context.database()).db,
        { ...wish, access, check: dryRun, discard: yes, ...(expect !== undefined && { expected: expect }) },
        { actor: COMMAND_LINE },
      );
      context.io.stdout(
        json === true
          ? `${JSON.stringify({ ...applied, study: applied.slug, dryRun })}\n`
          : `${told}${appliedText(applied, { items: wish.items.length, dryRun, locale: context.io.locale ?? 'en' })}`,
      );
    });
  study
    .command('diff')
    .description(
      'how a study differs from what a file says; exit code 1 where it does, 0 where it is the same',
    )
    .argument('<file>', 'study.yaml (or JSON)')
    .addOption(jsonOption())
    .action(async (file: string, { json }: { json?: boolean }) => {
      const { told, slug: named, ...wish } = await readStudy(context.cwd, file, context.config.models);
      const slug = named ?? slugOf(wish.configuration.name);
      const compared = await compareStudy((await context.database()).db, slug, wish);
      const { same, version, differences } = compared;
      const outputs = compared.outputs.map(({ given: { system }, added, replaced }) => ({
        system,
        added,
        replaced,
      }));
      context.io.stdout(
        json === true
          ? `${JSON.stringify({ study: slug, same, version, differences, outputs })}\n`
          : `${told}${comparedText(slug, compared, context.io.locale ?? 'en')}`,
      );
      if (!same) throw new EndsWith(1);
    });
  study
    .command('show')
    .description('a study as a file that `study apply` takes, here or elsewhere')
    .argument('<study>', 'as `evenhand list` names it')
    .addOption(
      new Option('--format <format>', 'of the file').choices([...STUDY_FILE_FORMATS]).default('yaml'),
    )
    .option('--out <folder>', 'write it there, with its items in a file beside it; the folder is made')
    .option('--outputs', 'with --out: also the outputs of systems whose provider is "import"')
    .action(async (slug: string, { format, out, outputs = false }: ShowOptions) => {
      const { db } = await context.database();
      const address = `${context.origin}/study.schema.json`;
      const files = await studyFiles(db, slug, {
        format,
        schema: address,
        beside: out !== undefined,
        outputs,
      });
      if (out === undefined) {
        context.io.stdout(files[0]!.text);
        return;
      }
      for (const { name, text } of files) {
        const place = path.resolve(context.cwd, out, name);
        await mkdir(path.dirname(place), { recursive: true });
        await writeFile(place, text);
        context.io.stdout(`${path.join(out, name)}\n`);
      }
    });
  study
    .command('schema')
    .description('the JSON Schema of such files, for editors and checks elsewhere')
    .action(() => context.io.stdout(`${JSON.stringify(schema, null, 2)}\n`));
}
