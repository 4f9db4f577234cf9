import { createHash } from 'node:crypto';
import { buffer } from 'node:stream/consumers';
import { expect, it } from 'vitest';
import { EXPORT_FILES } from '#app/core/reports/tables/tables.ts';
import { MANIFEST_FILE } from '#app/core/reports/tables/manifest.ts';
import { analyseStudy } from '#app/services/analysis/analyseStudy.ts';
import type { ExportForm } from '#app/services/export/exportFile.ts';
import { exportZip } from '#app/services/export/exportStudy.ts';
import { filesOfZip } from '#app/services/imports/exported/exportFiles.ts';
import { importExport } from '#app/services/imports/exported/importExport.ts';
import type { Database } from '#db/database.ts';
import { describeOnEachDatabase } from '#test/db/databases.ts';
import { unzip } from '../../export/unzip.ts';
import { STUDIES } from './closedStudies.ts';

/** After everything else that happens. */
const NOW = new Date('2100-04-01T09:00:00Z');

const zipped = async (db: Database, slug: string, form: ExportForm = {}) =>
  await buffer((await exportZip(db, slug, { form, now: NOW })).bytes);

/**
 * What differs is only what an import adds: lines of the log (the import, and the second download), and with them
 * the hashes in the manifest.
 */
const GROWS = ['events.csv', MANIFEST_FILE];

describeOnEachDatabase('an export that is read back', (open) => {
  it.each(Object.entries(STUDIES))('%s: has the same tables and figures', async (_, make) => {
    let db = await open();
    const slug = await make(db);
    const report = await analyseStudy(db, slug);
    const bytes = await zipped(db, slug);
    const before = await unzip(bytes);

    db = await open();
    const { study } = await importExport(db, await filesOfZip(bytes, 'study.zip'), { now: NOW });
    expect(study).toEqual({ slug, state: 'closed' });
    const again = await analyseStudy(db, slug);
    // The hash of all that the verdict rests on, the seeds and the level are in it.
    expect(again.signature).toEqual(report.signature);
    expect(JSON.parse(JSON.stringify(again))).toEqual(JSON.parse(JSON.stringify(report)));
    const after = await unzip(await zipped(db, slug));
    expect([...after.keys()]).toEqual([...EXPORT_FILES, MANIFEST_FILE]);
    for (const file of EXPORT_FILES.filter((name) => !GROWS.includes(name))) {
      expect(after.get(file), file).toBe(before.get(file));
    }
    const lines = (files: Map<string, string>) => files.get('events.csv')!.split('\r\n');
    expect(lines(after).slice(0, lines(before).length - 1)).toEqual(lines(before).slice(0, -1));
    expect(after.get('events.csv')).toContain(createHash('sha256').update(bytes).digest('hex'));
  });

  it.each([{ format: 'jsonl' }, { format: 'parquet' }, { bom: true }] as ExportForm[])(
    'as %o just the same',
    async (form) => {
      let db = await open();
      const slug = await STUDIES['judgments that were corrected']!(db);
      const bytes = await zipped(db, slug, form);
      const csv = await unzip(await zipped(db, slug));
      db = await open();
      await importExport(db, await filesOfZip(bytes, 'study.zip'), { now: NOW });
      const after = await unzip(await zipped(db, slug));
      for (const file of EXPORT_FILES.filter((name) => !GROWS.includes(name))) {
        expect(after.get(file), file).toBe(csv.get(file));
      }
    },
  );
});
