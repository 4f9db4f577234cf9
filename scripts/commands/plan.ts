import { existsSync } from 'node:fs';
import path from 'node:path';
import { InvalidArgumentError, type Command } from 'commander';
import type { z } from 'zod';
import { componentsSchema } from '#app/core/planning/components.ts';
import { ruledStudy } from '#app/core/verdict/judging/settings.ts';
import { requireStudy } from '#app/services/studies/requireStudy.ts';
import { mayBeStudy } from '#scripts/cli/mayBeStudy.ts';
import { check } from '#scripts/compute/faults.ts';
import type { CommandContext } from '#scripts/cli/context.ts';
import { STUDY_SCHEMA } from '#scripts/compute/verdict/study.ts';
import { jsonOption } from '#scripts/cli/options.ts';
import { planText } from '#scripts/cli/planText.ts';
import { readJson } from '#scripts/files/json.ts';
import { parseCount } from '#scripts/generation/parseCount.ts';
import { PLAN_OPTIONS, pilotSchema, planJson } from '#scripts/planning/request.ts';

interface PlanCommandOptions {
  readonly items?: number;
  readonly raters?: number;
  readonly power: number;
  readonly components?: string;
  readonly pilot?: string;
  readonly slightControls?: number;
  readonly grossControls?: number;
  readonly price?: number;
  readonly json?: boolean;
}

/** `evenhand plan`: how large a study has to be; of a file without a database or a server. */
export function registerPlan(
  program: Command,
  context: Pick<CommandContext, 'io' | 'cwd' | 'database'>,
): void {
  program
    .command('plan')
    .summary('how many items and raters a study needs')
    .description(
      'How many items and raters a study needs to ship an equal candidate with a power that is asked for, and what it\n' +
        'takes in judgments and hours. A file needs no database and no server.',
    )
    .argument('<study>', 'JSON file, as `evenhand create` takes it, or a study as `evenhand list` names it')
    .option('--power <share>', 'how surely an equal candidate is to ship, between 0 and 1', parseShare, 0.8)
    .option('--items <n>', 'plan for so many items', parseCount)
    .option('--raters <n>', 'plan for so many raters', parseCount)
    .option('--components <file>', 'JSON file of what is known of people and texts: docs/planning.md')
    .option(
      '--pilot <file>',
      "JSON file of a pilot's tables, or an earlier study's, as `compute verdict` takes them",
    )
    .option(
      '--slight-controls <n>',
      'slight controls of each criterion, in place of those of the protocol',
      parseCount,
    )
    .option('--gross-controls <n>', 'gross controls, all criteria together', parseCount)
    .option('--price <amount>', 'what an hour of rating costs', parseAmount)
    .addOption(jsonOption())
    .action(async (file: string, options: PlanCommandOptions) => {
      const { cwd, io } = context;
      const locale = io.locale ?? 'en';
      // A fault is told with the name of its file.
      const read = async <T>(schema: z.ZodType<T>, name: string) =>
        check(schema, await readJson(cwd, name), name);
      const study = isStudy(cwd, file)
        ? ruledStudy((await requireStudy((await context.database()).db, file)).configuration)
        : await read(STUDY_SCHEMA, file);
      const { components: told, pilot: tables } = options;
      const components = told === undefined ? undefined : await read(componentsSchema, told);
      const pilot = tables === undefined ? undefined : await read(pilotSchema(study), tables);
      const { power, items, raters, slightControls, grossControls, price } = options;
      const asked = { power, items, raters, slightControls, grossControls, pricePerHour: price, locale };
      const plan = planJson({ study, components, pilot }, check(PLAN_OPTIONS, asked, 'options'));
      io.stdout(
        options.json === true
          ? `${JSON.stringify(plan)}\n`
          : planText(plan, study.configuration.name, locale),
      );
    });
}

/** Whether a word names a study and no file. */
function isStudy(cwd: string, word: string): boolean {
  return mayBeStudy(word) && !existsSync(path.resolve(cwd, word));
}

function parseShare(text: string): number {
  const value = Number(text);
  if (text.trim() === '' || !(value > 0 && value < 1)) {
    throw new InvalidArgumentError('It must be a number between 0 and 1, for example 0.8.');
  }
  return value;
}

function parseAmount(text: string): number {
  const value = Number(text);
  if (text.trim() === '' || !(value > 0 && value < Infinity)) {
    throw new InvalidArgumentError('It must be a number above 0.');
  }
  return value;
}
