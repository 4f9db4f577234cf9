import type { ActionFunctionArgs, LoaderFunctionArgs } from '@remix-run/node';
import { z } from 'zod';
import { said } from '#app/core/shared/errors.ts';
import { importControlsTable } from '#app/services/imports/tablesOfStudy.ts';
import { noteDownload } from '#app/services/studies/noteDownload.ts';
import { requireStudy } from '#app/services/studies/requireStudy.ts';
import { sampleControls } from '#app/services/tasks/sampleControls.ts';
import { forProgram } from '../shared/failures.server.ts';
import { importFile, replace } from './importFile.server.ts';
import { reader, slugOf } from './lead.server.ts';
import { saidColumnsField } from './saidColumnsField.ts';
import { bytesOf, chosenFile } from './upload.server.ts';

const importSchema = z.object({ controls: chosenFile, columns: saidColumnsField, replace, check: replace });

/** Takes a file of controls, or only says what it has; a faulty one is refused with all its faults. */
export async function action(args: ActionFunctionArgs) {
  const remedy = said('import-controls-by-command');
  return await importFile(
    args,
    importSchema,
    remedy,
    async ({ controls, columns, ...form }, { slug, doing }) => {
      const given = { slug, bytes: await bytesOf(controls), said: columns, ...form };
      return { ...(await importControlsTable(args.context.db, given, doing)), checked: form.check };
    },
  );
}

/** A table to begin with: some of the study's items with what a system wrote, for the lead to change. */
export async function loader(args: LoaderFunctionArgs): Promise<Response> {
  return await forProgram(async () => {
    const { db } = args.context;
    const { email: actor } = await reader(args);
    const study = await requireStudy(db, slugOf(args));
    const table = await sampleControls(db, study);
    await noteDownload(db, study.id, ['controls.csv'], { actor });
    return new Response(table, {
      headers: {
        'Content-Type': 'text/csv; charset=utf-8; header=present',
        'Content-Disposition': `attachment; filename="${study.slug}-controls.csv"`,
        'Cache-Control': 'no-store',
      },
    });
  });
}
