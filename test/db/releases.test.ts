import { mkdtemp, readdir, readFile, rm } from 'node:fs/promises';
import os from 'node:os';
import path from 'node:path';
import { Readable } from 'node:stream';
import { pipeline } from 'node:stream/promises';
import { brotliDecompressSync } from 'node:zlib';
import { sql } from 'kysely';
import pg from 'pg';
import { extract } from 'tar';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { analyseStudy } from '#app/services/analysis/analyseStudy.ts';
import { authenticateRater } from '#app/services/rating/authenticateRater.ts';
import { raterState } from '#app/services/rating/raterState.ts';
import { submitJudgment } from '#app/services/rating/submitJudgment.ts';
import { openDatabase, type DatabaseOptions, type OpenDatabase } from '#db/client.ts';
import type { Database } from '#db/database.ts';
import { figuresOf, type Figures } from './figures.ts';
import { answerTo, T0 } from '#test/services/rating/ratingAs.ts';
import { describeOnServer } from './databases.ts';

const RELEASES = path.resolve(import.meta.dirname, '../../fixtures/releases');
const releases = (await readdir(RELEASES, { withFileTypes: true })).filter((entry) => entry.isDirectory());

type Form = 'embedded' | 'server';

interface Expected {
  /** The link of the open study and the cookie secret of a rater who joined by it. */
  raters: Record<Form, { token: string; secret: string }>;
  counts: Record<string, number>;
  studies: { slug: string; figures: Figures }[];
}

const unpack = async (release: string, file: string) =>
  brotliDecompressSync(await readFile(path.join(RELEASES, release, file)));

describe.each(releases.map(({ name }) => name))('a database made by release %s', (release) => {
  describe('embedded', () => {
    let folder: string;
    beforeAll(async () => {
      folder = await mkdtemp(path.join(os.tmpdir(), 'evenhand-release-'));
      await pipeline(Readable.from(await unpack(release, 'database.tar.br')), extract({ cwd: folder }));
    });
    afterAll(() => rm(folder, { recursive: true, force: true }));
    opensWithItsFigures(release, 'embedded', async () => ({ kind: 'embedded', folder }));
  });

  describeOnServer('on a server', (create) => {
    let options: DatabaseOptions;
    let drop: () => Promise<void>;
    beforeAll(async () => {
      const test = await create();
      ({ options, drop } = test);
      if (options.kind !== 'server') throw new Error('a server was asked for');
      const client = new pg.Client({ connectionString: options.url });
      await client.connect();
      await client.query((await unpack(release, 'dump.sql.br')).toString('utf8'));
      await client.end();
    });
    afterAll(() => drop());
    opensWithItsFigures(release, 'server', async () => options);
  });
});

function opensWithItsFigures(release: string, form: Form, where: () => Promise<DatabaseOptions>): void {
  let opened: OpenDatabase | undefined;
  let db: Database;
  let expected: Expected;
  beforeAll(async () => {
    expected = JSON.parse(await readFile(path.join(RELEASES, release, 'expected.json'), 'utf8')) as Expected;
    opened = await openDatabase(await where());
    ({ db } = opened);
  });
  afterAll(() => opened?.close());

  it('keeps every row that people made', async () => {
    for (const [table, count] of Object.entries(expected.counts)) {
      const { rows } = await sql<{ count: number }>`
        select count(*)::int as count from ${sql.table(table)}`.execute(db);
      expect({ table, count: rows[0]!.count }).toEqual({ table, count });
    }
  });

  it('gives the same figures, verdicts and data hashes, computed anew', async () => {
    expect(expected.studies.some(({ figures }) => figures.state === 'closed')).toBe(true);
    for (const { slug, figures } of expected.studies) {
      const now = figuresOf(await analyseStudy(db, slug, { force: true }));
      // Before a study opens nothing is frozen: its configuration is read, and hashed, in today's shape.
      const unopened = figures.state === 'draft' || figures.state === 'ready';
      const dataHash = unopened ? now.dataHash : figures.dataHash;
      expect({ slug, figures: now }).toEqual({ slug, figures: { ...figures, dataHash } });
    }
  });

  it('lets a rater of its open study go on', async () => {
    const rater = await authenticateRater(db, expected.raters[form]);
    // Its lease ran out long ago: the first step gives the room back.
    const { task } = await raterState(db, rater, { now: new Date(T0.getTime() + 1) });
    expect(task).not.toBeNull();
    const before = expected.counts.judgments!;
    await submitJudgment(db, rater, answerTo(task!), { now: new Date(T0.getTime() + 2) });
    const { rows } = await sql<{ count: number }>`select count(*)::int as count from judgments`.execute(db);
    expect(rows[0]!.count).toBe(before + 1);
  });
}
