import { createHash } from 'node:crypto';
import { buffer } from 'node:stream/consumers';
import { beforeAll, expect, it } from 'vitest';
import yazl from 'yazl';
import { MANIFEST_FILE, type ExportManifest } from '#app/core/reports/tables/manifest.ts';
import { exportZip } from '#app/services/export/exportStudy.ts';
import { filesOfZip } from '#app/services/imports/exported/exportFiles.ts';
import { importExport } from '#app/services/imports/exported/importExport.ts';
import { closeStudy } from '#app/services/studies/closeStudy.ts';
import type { Database } from '#db/database.ts';
import { describeOnEachDatabase } from '#test/db/databases.ts';
import { judgedStudy } from '../../analysis/judgedStudy.ts';
import { unzip } from '../../export/unzip.ts';

type Files = Map<string, string>;

async function zip(files: Files): Promise<Buffer> {
  const archive = new yazl.ZipFile();
  for (const [name, text] of files) archive.addBuffer(Buffer.from(text), name);
  archive.end();
  return await buffer(archive.outputStream);
}

const sha256 = (text: string) => createHash('sha256').update(text).digest('hex');

/** Changes a file, and the manifest with it, as somebody would who knows of it. */
function put(files: Files, name: string, text: string): void {
  files.set(name, text);
  change(files, (manifest) => {
    (manifest.files as Record<string, object>)[name] = { rows: 1, sha256: sha256(text) };
  });
}

function change(files: Files, how: (manifest: ExportManifest) => void): void {
  const manifest = JSON.parse(files.get(MANIFEST_FILE)!) as ExportManifest;
  how(manifest);
  files.set(MANIFEST_FILE, JSON.stringify(manifest));
}

describeOnEachDatabase('an export that is refused', (open) => {
  let db: Database;
  let whole: Buffer;
  let good: Files;

  beforeAll(async () => {
    db = await open();
    const { slug } = await judgedStudy(db, { items: 6, raters: 3 });
    await closeStudy(db, slug);
    whole = await buffer((await exportZip(db, slug)).bytes);
    good = await unzip(whole);
    db = await open();
  });

  const take = async (bytes: Buffer) => await importExport(db, await filesOfZip(bytes, 'study.zip'));
  const refusal = async (spoil: (files: Files) => void) => {
    const files = new Map(good);
    spoil(files);
    const error: unknown = await zip(files)
      .then(take)
      .catch((thrown: unknown) => thrown);
    expect(await db.selectFrom('studies').select('slug').execute()).toEqual([]);
    expect(await db.selectFrom('items').select('key').execute()).toEqual([]);
    return error;
  };
  const why = (reason: string, params: object = {}) => ({
    reason: 'not-an-export',
    params: { place: 'study.zip', why: { reason, params } },
  });

  it.each([
    ['a table is missing', (files: Files) => void files.delete('outputs.csv'), 'export-file-missing'],
    [
      'one value was changed',
      (files: Files) =>
        void files.set('ratings.csv', files.get('ratings.csv')!.replace(/,\d,2026/, ',1,2026')),
      'export-file-changed',
    ],
    ['it says nothing of itself', (files: Files) => void files.delete(MANIFEST_FILE), 'export-no-manifest'],
    [
      'a newer release wrote it',
      (files: Files) => change(files, (manifest) => Object.assign(manifest, { form: 99, further: true })),
      'export-form-newer',
    ],
    [
      'it was exported too early',
      (files: Files) => change(files, ({ study }) => Object.assign(study, { state: 'ready' })),
      'export-not-closed',
    ],
    [
      'it is of a pilot',
      (files: Files) => change(files, (manifest) => void delete (manifest.files as never)['verdict.json']),
      'export-of-pilot',
    ],
    ['two files have a name', (files: Files) => void files.set('again/items.csv', ''), 'export-file-twice'],
    [
      'a column is missing',
      (files: Files) => put(files, 'items.csv', 'study,item\r\ns,a\r\n'),
      'export-column-missing',
    ],
    ['a configuration is none', (files: Files) => put(files, 'study.json', '{"version": 4}'), 'export-study'],
  ])('because %s', async (_, spoil, reason) => {
    expect(await refusal(spoil)).toMatchObject({ reason: 'not-an-export', params: { why: { reason } } });
  });

  it('because it is no archive, or names a place outside of it', async () => {
    await expect(filesOfZip(Buffer.from('PK\u0003\u0004 no'), 'study.zip')).rejects.toMatchObject({
      reason: 'not-an-export',
      params: { why: { reason: 'export-not-zip' } },
    });
    const bytes = await zip(new Map([['aa/items.csv', 'x']]));
    const outside = Buffer.from(
      bytes.toString('latin1').replaceAll('aa/items.csv', '../items.csv'),
      'latin1',
    );
    await expect(filesOfZip(outside, 'study.zip')).rejects.toMatchObject({
      reason: 'not-an-export',
      params: {
        why: { reason: 'export-not-zip', params: { said: expect.stringContaining('../') as string } },
      },
    });
  });

  it('because it would unpack to more than it says, or to more than may be', async () => {
    const bytes = await zip(new Map([['items.csv', '0'.repeat(1_000_000)]]));
    const [central, size] = [bytes.indexOf(Buffer.from([0x50, 0x4b, 1, 2])), 24];
    const small = Buffer.from(bytes);
    small.writeUInt32LE(10, central + size);
    const files = await filesOfZip(small, 'study.zip');
    await expect(files.bytes('items.csv')).rejects.toMatchObject(
      expect.objectContaining({ reason: 'not-an-export' }) as object,
    );
    const large = Buffer.from(bytes);
    large.writeUInt32LE(0xf0000000, central + size);
    await expect(filesOfZip(large, 'study.zip')).rejects.toMatchObject(
      why('export-file-too-large', { most: 500 }),
    );
  });

  it('with every fault by file and line, where names do not agree', async () => {
    const judgments = good.get('judgments.csv')!;
    const spoiled = judgments
      .replace('rater-02,likert', 'rater-99,likert')
      .replaceAll('""fluency"" : 5', '""fluency"" : 9');
    expect(await refusal((files) => put(files, 'judgments.csv', spoiled))).toMatchObject({
      reason: 'import-refused',
      problems: expect.arrayContaining([
        expect.objectContaining({
          path: expect.stringMatching(/^judgments\.csv, line \d+, field rater$/) as string,
          reason: 'export-rater',
          params: { rater: 'rater-99' },
        }),
        expect.objectContaining({
          path: expect.stringMatching(/^judgments\.csv, line \d+, field answer$/) as string,
          reason: 'and-on-more-lines',
        }),
      ]) as object,
    });
    const cells = (files: Files) =>
      put(files, 'raters.csv', good.get('raters.csv')!.replace('rater-01,', ','));
    expect(await refusal(cells)).toMatchObject({ reason: 'import-refused' });
  });

  it('because there is a study of its name, unless it is given another', async () => {
    await take(whole);
    await expect(take(whole)).rejects.toMatchObject({ reason: 'export-slug-taken', code: 'conflict' });
    const { study } = await importExport(db, await filesOfZip(whole, 'study.zip'), { slug: 'Again' });
    expect(study!.slug).toBe('again');
  });
});
