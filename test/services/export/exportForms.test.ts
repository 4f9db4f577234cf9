import { mkdtemp, readdir, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { buffer } from 'node:stream/consumers';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { MANIFEST_FILE } from '#app/core/reports/tables/manifest.ts';
import { EXPORT_FILES, TABLES } from '#app/core/reports/tables/tables.ts';
import { exportFile } from '#app/services/export/exportFile.ts';
import { exportStudy, exportStudyZip, exportZip } from '#app/services/export/exportStudy.ts';
import { zipOf } from '#app/services/export/zipOf.ts';
import { closeStudy } from '#app/services/studies/closeStudy.ts';
import type { Database } from '#db/database.ts';
import { describeOnEachDatabase } from '#test/db/databases.ts';
import { judgedStudy } from '../analysis/judgedStudy.ts';
import { outputOf } from '../studies/sampleStudy.ts';
import { unzip } from './unzip.ts';

const DANGEROUS = '=红色 said, "it is":\n\r and more';

async function textOf(chunks: AsyncIterable<string | Uint8Array>): Promise<string> {
  let text = '';
  for await (const chunk of chunks) text += String(chunk);
  return text;
}

describeOnEachDatabase('the forms of an export', (open) => {
  let db: Database;
  let folder: string;
  let slug: string;
  beforeEach(async () => {
    db = await open();
    folder = await mkdtemp(path.join(tmpdir(), 'evenhand-forms-'));
    const write = (system: string, position: number) =>
      system === 'base' && position === 0 ? DANGEROUS : outputOf(system, position);
    ({ slug } = await judgedStudy(db, { items: 4, raters: 3, write }));
  });
  afterEach(() => rm(folder, { recursive: true, force: true }));

  it('CSV begins with a byte order mark where one is asked for, and only there', async () => {
    const plain = await textOf(await exportFile(db, slug, 'outputs.csv'));
    expect(plain).toMatch(/^study,/);
    const marked = await textOf(await exportFile(db, slug, 'outputs.csv', { form: { bom: true } }));
    expect(marked).toBe(`\uFEFF${plain}`);
    const lines = await exportFile(db, slug, 'outputs.csv', { form: { bom: true, format: 'jsonl' } });
    expect(await textOf(lines)).toMatch(/^\{"study":/);
  });

  it('JSON Lines have the same rows, typed and without the guard', async () => {
    await closeStudy(db, slug);
    const csv = await exportStudy(db, slug, path.join(folder, 'csv'));
    const jsonl = await exportStudy(db, slug, path.join(folder, 'jsonl'), { form: { format: 'jsonl' } });
    // That the first was taken is an event, too.
    const grown = (file: string) => (file === 'events.csv' ? 1 : 0);
    expect(jsonl).toEqual(
      csv.map(({ file, rows }) => ({ file: file.replace('.csv', '.jsonl'), rows: rows + grown(file) })),
    );
    for (const { file, columns } of TABLES) {
      const name = file.replace('.csv', '.jsonl');
      const text = await readFile(path.join(folder, 'jsonl', name), 'utf8');
      const rows = text
        .split('\n')
        .slice(0, -1)
        .map((line) => JSON.parse(line) as Record<string, unknown>);
      for (const row of rows) {
        expect(Object.keys(row)).toEqual(columns.map(({ name: column }) => column));
        for (const { name: column, type } of columns) {
          const value = row[column];
          if (value === null || type === 'JSON') continue;
          const kinds = {
            text: 'string',
            time: 'string',
            integer: 'number',
            number: 'number',
            boolean: 'boolean',
          };
          expect(typeof value, `${name} ${column}`).toBe(kinds[type]);
        }
      }
      if (file === 'items.csv') expect(rows[0]!.references).toBeInstanceOf(Array);
      if (file === 'outputs.csv') expect(rows.map(({ output }) => output)).toContain(DANGEROUS);
    }
  });

  it('one archive has every file as it is alone, and notes that it was taken', async () => {
    await expect(exportZip(db, slug)).rejects.toMatchObject({ code: 'conflict' });
    await closeStudy(db, slug);
    const place = path.join(folder, 'new', 'study.zip');
    const written = await exportStudyZip(db, slug, place, { form: { bom: true } });
    expect(written.map(({ file }) => file)).toEqual([...EXPORT_FILES, MANIFEST_FILE]);
    expect(await readdir(path.dirname(place))).toEqual(['study.zip']);
    const files = await unzip(await readFile(place));
    expect([...files.keys()]).toEqual([...EXPORT_FILES, MANIFEST_FILE]);
    // Every file that is taken adds an event.
    for (const file of EXPORT_FILES.filter((name) => name !== 'events.csv')) {
      expect(files.get(file), file).toBe(
        await textOf(await exportFile(db, slug, file, { form: { bom: true } })),
      );
    }
    const events = await db.selectFrom('events').select('detail').where('kind', '=', 'downloaded').execute();
    expect(events[0]!.detail).toEqual({ files: `${slug}.zip` });
  });

  it('an archive that can not be written leaves what was there', async () => {
    await closeStudy(db, slug);
    await writeFile(path.join(folder, 'file'), 'mine');
    await expect(exportStudyZip(db, slug, path.join(folder, 'file', 'study.zip'))).rejects.toMatchObject({
      code: 'unavailable',
    });
    expect(await readdir(folder)).toEqual(['file']);
  });
});

describe('an archive', () => {
  it('fails with what a file failed with', async () => {
    async function* failing(): AsyncGenerator<string> {
      yield 'begun';
      await Promise.resolve();
      throw new Error('the database is gone');
    }
    const bytes = zipOf([{ name: 'a.csv', content: failing }], new Date(0));
    await expect(buffer(bytes)).rejects.toThrow('the database is gone');
  });
});
