import path from 'node:path';
import type { Command } from 'commander';
import type { Sent } from '#app/core/api/schemas.ts';
import type { SaidColumns } from '#app/services/imports/columnMap.ts';
import { OUTPUT_COLUMNS } from '#app/services/generation/parseOutputs.ts';
import { jsonOption } from '#scripts/cli/options.ts';
import { columnsOption } from '#scripts/files/columns.ts';
import { readBytes } from '#scripts/files/text.ts';
import { askRemote } from '#scripts/remote/client.ts';
import type { RemoteContext } from '#scripts/remote/remoteContext.ts';

interface TableOptions {
  readonly map?: SaidColumns;
  readonly replace?: boolean;
  readonly check?: boolean;
  readonly json?: boolean;
}

/** Commands of `evenhand remote` that send a table into a study. */
export function registerRemoteTables(remote: Command, context: RemoteContext): void {
  const { io } = context;

  table(
    'import-outputs',
    'take outputs that were made elsewhere into a study there that is a draft, all of them or none',
    columnsOption(OUTPUT_COLUMNS, 'output'),
  )
    .option(
      '--system <name>',
      'the system that all outputs are of; without it the file says of which each is',
    )
    .option('--check', 'only say what would be imported')
    .action(async (slug: string, file: string, options: TableOptions & { readonly system?: string }) => {
      const { system, check = false } = options;
      const done = (await send(slug, 'outputs', file, options, {
        check: String(check),
        ...(system !== undefined && { system }),
      })) as Sent<'OutputsImported'>;
      told(done, options, () =>
        done.systems.map(
          ({ system: name, imported, unchanged, missing }) =>
            `${check ? 'Would import' : 'Imported'} ${imported} outputs of ${name}; ${unchanged} were there already, ${missing} items have none.`,
        ),
      );
    });

  table(
    'import-scores',
    'take scores of a custom measure into a study there, all of them or none',
    columnsOption(['item', 'system', 'score']),
  )
    .requiredOption('--measure <name>', 'one of the study’s own')
    .action(async (slug: string, file: string, options: TableOptions & { readonly measure: string }) => {
      const { measure } = options;
      const done = (await send(slug, 'scores', file, options, { measure })) as Sent<'ScoresImported'>;
      told(done, options, () => [
        `Imported ${done.imported} scores of ${measure}; ${done.unchanged} were there already.`,
        ...done.missing.map(({ system, outputs }) => `${outputs} outputs of ${system} have none.`),
      ]);
    });

  table(
    'import-controls',
    'take controls that you wrote into a study there that is a draft or ready, all of them or none',
    columnsOption(['item', 'criterion', 'dose', 'text', 'source_system']),
  )
    .option('--check', 'only say what would be imported')
    .action(async (slug: string, file: string, options: TableOptions) => {
      const { check = false } = options;
      const asked = { check: String(check) };
      const done = (await send(slug, 'controls', file, options, asked)) as Sent<'ControlsImported'>;
      told(done, options, () => [
        `${check ? 'Would import' : 'Imported'} ${done.imported} controls; ${done.unchanged} were there already.`,
        ...done.counts.map(
          ({ criterion, dose, count }) => `  ${criterion ?? 'all criteria'}: ${count} ${dose}`,
        ),
      ]);
    });

  function table(name: string, description: string, columns: ReturnType<typeof columnsOption>): Command {
    return remote
      .command(name)
      .description(description)
      .argument('<study>', 'as `evenhand remote list` names it')
      .argument('<file>', 'JSON, JSON Lines, CSV or XLSX, as the command of the same name takes it')
      .option('--map <columns>', 'which columns mean what (may be repeated)', columns)
      .option('--replace', 'let what is there already give way to something else')
      .addOption(jsonOption());
  }

  async function send(
    slug: string,
    what: string,
    file: string,
    { map, replace = false }: TableOptions,
    asked: Record<string, string>,
  ): Promise<unknown> {
    const bytes = await readBytes(path.resolve(context.cwd, file), file);
    const search = new URLSearchParams({ replace: String(replace), ...asked });
    if (map !== undefined) search.set('columns', JSON.stringify(map.columns));
    const place = `/studies/${encodeURIComponent(slug)}/${what}?${search}`;
    const headers = { 'Content-Type': 'application/octet-stream' };
    return await askRemote(context.there(), place, { method: 'POST', body: new Uint8Array(bytes), headers });
  }

  function told(done: unknown, { json = false }: TableOptions, lines: () => string[]): void {
    io.stdout(
      json
        ? `${JSON.stringify(done)}\n`
        : lines()
            .map((line) => `${line}\n`)
            .join(''),
    );
  }
}
