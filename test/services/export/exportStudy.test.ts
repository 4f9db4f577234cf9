import { mkdtemp, readdir, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { parse } from 'csv-parse/sync';
import { afterEach, beforeEach, expect, it } from 'vitest';
import { unguardCell } from '#app/core/tables/table.ts';
import { MANIFEST_FILE } from '#app/core/reports/tables/manifest.ts';
import { EXPORT_FILES, TABLES } from '#app/core/reports/tables/tables.ts';
import { exportFile } from '#app/services/export/exportFile.ts';
import { exportStudy } from '#app/services/export/exportStudy.ts';
import { closeStudy } from '#app/services/studies/closeStudy.ts';
import type { Database } from '#db/database.ts';
import { describeOnEachDatabase } from '#test/db/databases.ts';
import { judgedStudy } from '../analysis/judgedStudy.ts';
import { outputOf } from '../studies/sampleStudy.ts';

const DANGEROUS = '=One says: lamp 0 is red and needs 3 W.';

async function textOf(chunks: AsyncIterable<string | Uint8Array>): Promise<string> {
  let text = '';
  for await (const chunk of chunks) text += String(chunk);
  return text;
}

function read(text: string): Record<string, string>[] {
  return parse(text, { columns: true, record_delimiter: '\r\n' });
}

describeOnEachDatabase('exporting a study', (open) => {
  let db: Database;
  let folder: string;
  beforeEach(async () => {
    db = await open();
    folder = await mkdtemp(path.join(tmpdir(), 'evenhand-export-'));
  });
  afterEach(() => rm(folder, { recursive: true, force: true }));

  const dangerous = (system: string, position: number) =>
    system === 'base' && position === 0
      ? DANGEROUS
      : system === 'tiny' && position === 1
        ? 'Other says, "it is":\n红色的灯\r and needs, W.'
        : outputOf(system, position);

  it('writes every file with its columns, to be read back as it was', async () => {
    const { slug } = await judgedStudy(db, { write: dangerous });
    await closeStudy(db, slug);
    const written = await exportStudy(db, slug, path.join(folder, 'new', 'folder'));
    expect(written.map(({ file }) => file)).toEqual([...EXPORT_FILES, MANIFEST_FILE]);
    expect((await readdir(path.join(folder, 'new', 'folder'))).sort()).toEqual(
      [...EXPORT_FILES, MANIFEST_FILE].sort(),
    );
    const files = new Map<string, Record<string, string>[]>();
    for (const { file, columns } of TABLES) {
      const text = await readFile(path.join(folder, 'new', 'folder', file), 'utf8');
      expect(text.split('\r\n')[0]).toBe(columns.map(({ name }) => name).join(','));
      files.set(file, read(text));
      expect(files.get(file)).toHaveLength(written.find((entry) => entry.file === file)!.rows);
    }
    const outputs = files.get('outputs.csv')!;
    const guarded = outputs.find(({ item, system }) => item === 'item-0' && system === 'base')!.output!;
    expect(guarded).toBe(`'${DANGEROUS}`);
    expect(unguardCell(guarded)).toBe(DANGEROUS);
    expect(outputs.find(({ item, system }) => item === 'item-1' && system === 'tiny')!.output).toBe(
      dangerous('tiny', 1),
    );
    const ratings = files.get('ratings.csv')!;
    expect(ratings).toHaveLength((12 * 2 + 6) * 3 * 3);
    expect(new Set(ratings.map(({ value }) => value))).not.toContain('');
    expect(
      ratings.every(({ included, exclusion_reason }) => included === 'true' && exclusion_reason === ''),
    ).toBe(true);
    expect(ratings[0]!.submitted_at).toBe('2026-03-01T10:00:00.000Z');
    // With a tie for each rater of the item whose texts are the same.
    expect(files.get('preferences.csv')).toHaveLength(12 * 3);
    expect(files.get('raters.csv')).toHaveLength(4);
    expect(files.get('dictionary.csv')!.filter(({ file }) => file !== '*.csv')).toHaveLength(
      TABLES.reduce((sum, { columns }) => sum + columns.length, 0),
    );
  });

  it('leaves what was there when it fails', async () => {
    const { slug } = await judgedStudy(db, { items: 4, raters: 3 });
    await writeFile(path.join(folder, 'ratings.csv'), 'mine');
    await expect(exportStudy(db, slug, folder)).rejects.toMatchObject({ code: 'conflict' });
    expect(await readdir(folder)).toEqual(['ratings.csv']);
    await closeStudy(db, slug);
    await writeFile(path.join(folder, 'file'), '');
    await expect(exportStudy(db, slug, path.join(folder, 'file'))).rejects.toMatchObject({
      code: 'unavailable',
    });
    expect(await readFile(path.join(folder, 'ratings.csv'), 'utf8')).toBe('mine');
  });

  it('hands out single files, judgments only once the study is closed', async () => {
    const { slug } = await judgedStudy(db, { items: 4, raters: 3 });
    expect(read(await textOf(await exportFile(db, slug, 'items.csv')))).toHaveLength(4);
    await expect(exportFile(db, slug, 'ratings.csv')).rejects.toMatchObject({ code: 'conflict' });
    await closeStudy(db, slug);
    expect(read(await textOf(await exportFile(db, slug, 'ratings.csv')))[0]).toMatchObject({
      study: slug,
      revision: '1',
    });
    await expect(exportFile(db, slug, '../secret')).rejects.toMatchObject({ code: 'not_found' });
  });
});
