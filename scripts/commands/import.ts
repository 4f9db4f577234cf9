import { stat } from 'node:fs/promises';
import path from 'node:path';
import type { Command } from 'commander';
import { AppError } from '#app/core/shared/errors.ts';
import type { SaidColumns } from '#app/services/imports/columnMap.ts';
import { importExport } from '#app/services/imports/exported/importExport.ts';
import type { ImportedStudy } from '#app/services/imports/given/storeImported.ts';
import { nameWithoutEnd } from '#app/services/imports/files/nameWithoutEnd.ts';
import { importJudgments } from '#app/services/imports/judgments/importJudgments.ts';
import {
  openJudgments,
  JUDGMENT_FIELDS,
  JUDGMENT_FORMATS,
  type JudgmentFormat,
} from '#app/services/imports/judgments/openJudgments.ts';
import { readPreferences } from '#app/services/imports/judgments/readRatings.ts';
import { saidScales } from '#app/services/imports/judgments/scaleOf.ts';
import type { FoundJudgments } from '#app/services/imports/judgments/judgmentsToImport.ts';
import { COMMAND_LINE } from '#app/services/studies/actor.ts';
import type { CommandContext } from '#scripts/cli/context.ts';
import { jsonOption } from '#scripts/cli/options.ts';
import { columnsOption } from '#scripts/files/columns.ts';
import { readYamlOrJson } from '#scripts/files/yamlOrJson.ts';
import { readAs, readImportFile } from '#scripts/files/imports.ts';
import { readItems } from '#scripts/files/items.ts';
import { exportFiles } from '#scripts/records/exportFiles.ts';
import { Option } from 'commander';

interface ImportOptions {
  readonly study?: string;
  readonly preferences?: string;
  readonly items?: string;
  readonly baseline?: string;
  readonly format?: JudgmentFormat;
  readonly wide?: string;
  readonly scale: readonly string[];
  readonly config?: string;
  readonly map?: SaidColumns;
  readonly slug?: string;
  readonly check?: boolean;
  readonly json?: boolean;
}

export function registerImport(program: Command, context: CommandContext): void {
  program
    .command('import')
    .description(
      'make a closed study, with report and verdict, of a whole export or of judgments that were made elsewhere',
    )
    .argument(
      '<file>',
      'an export (study.zip, or its folder), or ratings (or preferences alone with --preferences): CSV, XLSX, JSON Lines, Label Studio, MQM',
    )
    .option('--slug <address>', "of an export: the study's address, by default as where it was exported")
    .option('--study <name>', 'how the study is to be called; by default as the file')
    .option('--preferences <file>', 'comparisons: item, system_a, system_b, rater, choice')
    .option('--items <file>', 'the items, as for `create`; else they are made of the ids')
    .option('--baseline <system>', 'the system that the others are compared with')
    .addOption(
      new Option('--format <format>', 'by default what the file looks like').choices(JUDGMENT_FORMATS),
    )
    .option('--wide <criteria>', 'the columns of criteria, where a line has one for each: fluency,relevance')
    .option(
      '--scale <scale>',
      "the ends of a criterion's scale: fluency=1-5 (may be repeated); by default found from the values",
      (value: string, before: readonly string[]) => [...before, value],
      [] as readonly string[],
    )
    .option('--config <file>', 'margins, lines and whatever else a study is configured with, YAML or JSON')
    .option(
      '--map <columns>',
      'which columns mean what: system=model,rater=annotator,value=score (may be repeated)',
      columnsOption(JUDGMENT_FIELDS),
    )
    .option('--check', 'only say what would come of it')
    .addOption(jsonOption())
    .action(async (file: string, options: ImportOptions) => {
      const isWhole = /\.zip$/i.test(file) || (await isFolder(path.resolve(context.cwd, file)));
      await (isWhole ? takeExport : takeJudgments)(context, file, options);
    });
}

async function takeExport(
  context: CommandContext,
  file: string,
  { slug, check = false, json = false }: ImportOptions,
): Promise<void> {
  const files = await exportFiles(context.cwd, file);
  const doing = { slug, check, actor: COMMAND_LINE };
  const { study, found } = await importExport((await context.database()).db, files, doing);
  if (json) {
    context.io.stdout(`${JSON.stringify({ study: study?.slug ?? null, ...found })}\n`);
    return;
  }
  const { items, systems, raters, judgments } = found;
  context.io.stdout(
    `The study "${found.slug}" of ${items} items, ${systems.join(', ')}, ${raters} raters and ${judgments} judgments.\n`,
  );
  context.io.stdout(imported(study));
}

async function takeJudgments(context: CommandContext, file: string, options: ImportOptions): Promise<void> {
  const found = await readImportFile(context.cwd, file);
  const ratings = openJudgments(found.body, {
    format: options.format,
    said: options.map,
    wide: options.wide
      ?.split(',')
      .map((name) => name.trim())
      .filter((name) => name !== ''),
  });
  const beside =
    options.preferences === undefined ? null : await readImportFile(context.cwd, options.preferences);
  const configuration =
    options.config === undefined ? undefined : await readYamlOrJson(context.cwd, options.config);
  const input = {
    name: options.study ?? nameOf(configuration) ?? nameWithoutEnd(file),
    ratings: ratings.kind === 'ratings' ? { ...ratings.read, name: file, fileHash: found.fileHash } : null,
    preferences:
      beside !== null
        ? {
            ...readPreferences(beside.body, options.map),
            name: options.preferences!,
            fileHash: beside.fileHash,
          }
        : ratings.kind === 'preferences'
          ? { ...ratings.read, name: file, fileHash: found.fileHash }
          : null,
    items: options.items === undefined ? null : await readItems(context.cwd, options.items),
    baseline: options.baseline,
    scales: new Map(options.scale.flatMap((said) => [...saidScales(said)])),
    configuration,
  };
  if (beside !== null && ratings.kind === 'preferences') throw new AppError('nothing-judged');
  const { study, found: told } = await importJudgments((await context.database()).db, input, {
    actor: COMMAND_LINE,
    check: options.check === true,
  });
  if (options.json === true) {
    context.io.stdout(`${JSON.stringify({ study: study?.slug ?? null, ...told })}\n`);
    return;
  }
  context.io.stdout(readAs(found));
  context.io.stdout(textOf(told));
  context.io.stdout(imported(study));
}

function imported(study: ImportedStudy | null): string {
  if (study === null) return 'Nothing was imported (--check).\n';
  return `Imported as "${study.slug}", closed. Next: evenhand verdict ${study.slug}\n`;
}

async function isFolder(place: string): Promise<boolean> {
  return await stat(place).then(
    (found) => found.isDirectory(),
    () => false,
  );
}

function nameOf(configuration: Readonly<Record<string, unknown>> | undefined): string | undefined {
  return typeof configuration?.name === 'string' ? configuration.name : undefined;
}

/** What was found in the files, for a person. */
function textOf(found: FoundJudgments): string {
  const counts = [
    `${found.ratings} ratings`,
    `${found.preferences} preferences`,
    `${found.items} items`,
    `${found.raters} raters`,
    ...(found.missing > 0 ? [`${found.missing} cells without a value`] : []),
  ];
  return [
    `${counts.join(', ')}; baseline ${found.baseline}, candidates ${found.candidates.join(', ')}.`,
    ...found.criteria.map(
      ({ key, name, lowest, highest, said }) =>
        `${name}${name === key ? '' : ` (${key})`}: ${lowest} to ${highest}${
          said ? '' : `, found from the values (say it with --scale ${key}=${lowest}-${highest})`
        }.`,
    ),
    ...(found.texts ? [] : ['The texts that were judged are not in the file.']),
    'Judgments made elsewhere come without controls: what these raters could see is not known, so that the verdict can warn of a loss but not vouch for none.',
    '',
  ].join('\n');
}
