import { beforeEach, expect, it } from 'vitest';
import { analyseStudy } from '#app/services/analysis/analyseStudy.ts';
import { reportSoon } from '#app/services/analysis/reportSoon.ts';
import { closeStudy } from '#app/services/studies/closeStudy.ts';
import type { Database } from '#db/database.ts';
import { describeOnEachDatabase } from '#test/db/databases.ts';
import { judgedStudy } from './judgedStudy.ts';

describeOnEachDatabase('a report that may take a while', (open) => {
  let db: Database;
  beforeEach(async () => {
    db = await open();
  });

  it('is null until it is there, and then the one that is stored', async () => {
    const { slug } = await judgedStudy(db);
    await closeStudy(db, slug);
    expect(await reportSoon(db, slug, { waitMs: 0 })).toBeNull();
    const report = await reportSoon(db, slug, { waitMs: 60_000 });
    expect(report).toEqual(await analyseStudy(db, slug));
    const rows = await db.selectFrom('analyses').select('id').execute();
    expect(rows).toHaveLength(1);
  });

  it('fails as the report does, for whoever asks again too', async () => {
    await expect(reportSoon(db, 'no-such-study')).rejects.toMatchObject({ code: 'not_found' });
    await expect(reportSoon(db, 'no-such-study')).rejects.toMatchObject({ code: 'not_found' });
  });
});
