import { createPrivateKey, sign } from 'node:crypto';
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { openDatabase, type OpenDatabase } from '#db/client.ts';
import { exitCodeOf, type AppError } from '#app/core/shared/errors.ts';
import type { RecordFile } from '#app/core/reports/record/record.ts';
import { canonicalJson } from '#app/core/shared/canonicalJson.ts';
import { exportStudy, exportStudyZip } from '#app/services/export/exportStudy.ts';
import { canonicalHash } from '#app/services/records/canonical.ts';
import { decideStudy } from '#app/services/records/decideStudy.ts';
import { keyBytes, newKey } from '#app/services/records/signature.ts';
import { recordFile } from '#app/services/records/studyRecords.ts';
import { createProgram } from '#scripts/cli/program.ts';
import { closedStudy, signer } from '#test/services/records/decidable.ts';

let folder: string;
let database: OpenDatabase;
let record: RecordFile;
let slug: string;

beforeAll(async () => {
  folder = mkdtempSync(path.join(tmpdir(), 'evenhand-record-'));
  database = await openDatabase({ kind: 'memory' });
  const { db } = database;
  slug = await closedStudy(db);
  const by = await signer(db, 'Ada');
  const given = { candidate: 'tiny', outcome: 'ship', because: '', comment: 'Out on Monday.' };
  await decideStudy(db, slug, given, { by, review: false });
  await decideStudy(db, slug, { ...given, comment: 'On Tuesday.' }, { by, review: false });
  record = await recordFile(db, slug);
  await exportStudyZip(db, slug, path.join(folder, 'study.zip'));
  await exportStudy(db, slug, path.join(folder, 'csv'), { form: { bom: true } });
  await exportStudy(db, slug, path.join(folder, 'lines'), { form: { format: 'jsonl' } });
}, 120_000);
afterAll(async () => {
  await database.close();
  rmSync(folder, { recursive: true, force: true });
});

/** Checks a record on the command line, without a database. */
async function verify(given: RecordFile | object, data = 'study.zip', ...more: string[]) {
  writeFileSync(path.join(folder, 'record.json'), JSON.stringify(given));
  let stdout = '';
  const io = { stdout: (text: string) => void (stdout += text), stderr: () => {}, interactive: false };
  const argv = ['verdict', '--record', 'record.json', '--data', data, '--verify', ...more];
  const database = () => Promise.reject(new Error('It needs no database.'));
  const program = await createProgram(argv, { io, cwd: folder, database } as never);
  await program.parseAsync(argv, { from: 'user' });
  return stdout;
}

async function failure(...given: Parameters<typeof verify>) {
  const error = await verify(...given).then(
    () => {
      throw new Error('It passed.');
    },
    (thrown: AppError) => thrown,
  );
  return {
    reason: error.reason,
    exit: exitCodeOf(error),
    also: error.problems.map(({ reason }) => reason),
    error,
  };
}

const copy = (): RecordFile => JSON.parse(JSON.stringify(record)) as RecordFile;
type Writable<T> = T extends object ? { -readonly [K in keyof T]: Writable<T[K]> } : T;
const changed = (change: (own: Writable<RecordFile>) => void): RecordFile => {
  const own = copy() as Writable<RecordFile>;
  change(own);
  return own as RecordFile;
};

/** Signs a record anew, with a key of one's own where none is given. */
function signed(own: Writable<RecordFile>, { privateKey, publicKey } = newKey()): void {
  own.header.body = canonicalHash(own.body);
  own.header.key = keyBytes(publicKey);
  own.signature = sign(null, Buffer.from(canonicalJson(own.header)), createPrivateKey(privateKey)).toString(
    'base64',
  );
}

/** The export as a folder in which a file was changed. */
async function exportWith(file: string, change: (text: string) => string): Promise<string> {
  const other = mkdtempSync(path.join(folder, 'other-'));
  await exportStudy(database.db, slug, other);
  writeFileSync(path.join(other, file), change(readFileSync(path.join(other, file), 'utf8')));
  return other;
}

describe('a decision record', () => {
  it.each(['study.zip', 'csv', 'lines'])('holds against its export in %s', async (data) => {
    const said = await verify(record, data);
    expect(said).toContain(`record 2 of ${slug} holds: tiny, ship`);
    expect(said).toMatch(/1 before it lead to it/);
    expect(said).toMatch(/figures\s+\d+ computed again, all the same/);
    const key = await import('#app/services/records/installationKey.ts');
    writeFileSync(path.join(folder, 'key.pem'), await key.publicKey(database.db));
    expect(await verify(record, data, '--public-key', 'key.pem')).toContain('the one that was given');
    expect(JSON.parse(await verify(record, data, '--json'))).toMatchObject({ record: 2, isKnownKey: null });
  });

  it('fails where rows stand in another order, by which resamples are drawn', async () => {
    const data = await exportWith('ratings.csv', (text) => {
      const [header, ...rows] = text.trimEnd().split('\r\n');
      return `${[header, ...rows.reverse()].join('\r\n')}\r\n`;
    });
    expect(await failure(record, data)).toMatchObject({ reason: 'record-data-differs', exit: 23 });
  });

  it('fails where one rating was changed', async () => {
    const data = await exportWith('ratings.csv', (text) => text.replace(/,fluency,4,/, ',fluency,3,'));
    expect(await failure(record, data)).toMatchObject({
      reason: 'record-data-differs',
      exit: 23,
      also: ['record-figures-differ'],
    });
  });

  it('fails where a text was changed, or a row left out', async () => {
    const text = await exportWith('outputs.csv', (all) => all.replace('lamp 1 is', 'lamp 1 was'));
    expect(await failure(record, text)).toMatchObject({ reason: 'record-data-differs', exit: 23, also: [] });
    const row = await exportWith('ratings.csv', (all) => all.replace(/\r\n[^\r]*\r\n$/, '\r\n'));
    expect(await failure(record, row)).toMatchObject({ reason: 'record-data-differs', exit: 23 });
  });

  it('fails where one figure of it was changed, signed anew or not', async () => {
    const other = changed((own) => void (own.body.verdict.lines[0]!.lower! -= 0.01));
    expect(await failure(other)).toMatchObject({
      reason: 'record-figures-differ',
      exit: 24,
      also: ['record-altered'],
    });
    const anew = changed((own) => {
      own.body.verdict.lines[0]!.lower! -= 0.01;
      signed(own);
    });
    expect(await failure(anew)).toMatchObject({ reason: 'record-figures-differ', exit: 24, also: [] });
  });

  it('fails where the study had another configuration', async () => {
    const data = await exportWith('study.json', (text) =>
      text.replace('"seed": "seed"', '"seed": "another"'),
    );
    const { error, ...told } = await failure(record, data);
    expect(told).toMatchObject({ reason: 'record-other-configuration', exit: 22 });
    expect(error.params).toEqual({ fields: 'seed' });
  });

  it('fails where its words or its signature were changed', async () => {
    const comment = changed((own) => void (own.body.decision.comment = 'Never.'));
    expect(await failure(comment)).toMatchObject({ reason: 'record-altered', exit: 20, also: [] });
    const header = changed((own) => void (own.header.signedAt = '2020-01-01T00:00:00.000Z'));
    expect(await failure(header)).toMatchObject({ reason: 'record-not-signed', exit: 20 });
    const signature = changed((own) => void (own.signature = own.chain[0]!.signature));
    expect(await failure(signature)).toMatchObject({ reason: 'record-not-signed', exit: 20, also: [] });
  });

  it('fails where another key signed it than the one that is trusted', async () => {
    writeFileSync(path.join(folder, 'other.pem'), newKey().publicKey);
    expect(await failure(record, 'study.zip', '--public-key', 'other.pem')).toMatchObject({
      reason: 'record-other-key',
      exit: 20,
      also: [],
    });
    writeFileSync(path.join(folder, 'none.pem'), 'none');
    expect(await failure(record, 'study.zip', '--public-key', 'none.pem')).toMatchObject({
      reason: 'not-a-public-key',
      exit: 2,
    });
  });

  it('fails where the chain is broken: a link missing, altered, or of another chain', async () => {
    const missing = changed((own) => void own.chain.pop());
    expect(await failure(missing)).toMatchObject({ reason: 'record-chain-broken', exit: 21, also: [] });
    const altered = changed((own) => void (own.chain[0]!.header.signedAt = '2020-01-01T00:00:00.000Z'));
    expect(await failure(altered)).toMatchObject({ reason: 'record-chain-broken', exit: 21 });
    const other = changed((own) => void (own.chain[0]!.signature = own.signature));
    expect(await failure(other)).toMatchObject({ reason: 'record-chain-broken', exit: 21 });
  });

  it('that is none, or comes without an export, says so', async () => {
    expect(await failure({ format: 'x' })).toMatchObject({ reason: 'not-a-record', exit: 2 });
    expect(await failure(record, 'nowhere.zip')).toMatchObject({ reason: 'no-file' });
    expect(await failure(record, 'record.json')).toMatchObject({ reason: 'not-an-export', exit: 2 });
    const without = await exportWith('study.json', () => 'none');
    expect(await failure(record, without)).toMatchObject({ reason: 'not-an-export', exit: 2 });
  });
});
