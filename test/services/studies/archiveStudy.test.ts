import { beforeEach, expect, it } from 'vitest';
import { archiveStudy } from '#app/services/studies/archiveStudy.ts';
import { closeStudy } from '#app/services/studies/closeStudy.ts';
import { listStudySummaries } from '#app/services/studies/listStudySummaries.ts';
import type { Database } from '#db/database.ts';
import { describeOnEachDatabase } from '#test/db/databases.ts';
import { openSample } from './sampleStudy.ts';

describeOnEachDatabase('a list of studies', (open) => {
  let db: Database;
  beforeEach(async () => {
    db = await open();
  });

  it('counts items and readings of each, and tells panels and archived ones', async () => {
    const { study } = await openSample(db, { items: 4, protocol: { ratersPerItem: 2 } });
    const other = await openSample(db, { items: 3 });
    await expect(archiveStudy(db, study.slug, true)).rejects.toMatchObject({ reason: 'archive-at-work' });
    await closeStudy(db, study.slug);
    await archiveStudy(db, study.slug, true, { actor: 'lead@example.org' });
    await archiveStudy(db, study.slug, true, { actor: 'lead@example.org' });
    const list = await listStudySummaries(db);
    expect(list.map(({ slug }) => slug)).toEqual([other.study.slug, study.slug]);
    expect(list[1]).toMatchObject({
      state: 'closed',
      archived: true,
      panel: false,
      pilot: false,
      items: 4,
      submitted: 0,
    });
    expect(list[1]!.asked).toBeGreaterThan(0);
    await archiveStudy(db, study.slug, false, { actor: 'lead@example.org' });
    expect((await listStudySummaries(db)).map(({ archived }) => archived)).toEqual([false, false]);
    const events = await db
      .selectFrom('events')
      .select(['kind', 'actor'])
      .where('kind', 'in', ['study-archived', 'study-restored'])
      .orderBy('id')
      .execute();
    expect(events).toEqual([
      { kind: 'study-archived', actor: 'lead@example.org' },
      { kind: 'study-restored', actor: 'lead@example.org' },
    ]);
  });
});
