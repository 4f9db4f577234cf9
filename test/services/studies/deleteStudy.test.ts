import { sql } from 'kysely';
import { beforeEach, expect, it } from 'vitest';
import { prepareStudyJob } from '#app/jobs/definitions/prepareStudy.ts';
import { createInvitation } from '#app/services/studies/createInvitation.ts';
import { createStudy } from '#app/services/studies/createStudy.ts';
import { deleteStudy } from '#app/services/studies/deleteStudy.ts';
import { drawPanel } from '#app/services/studies/drawPanel.ts';
import { prepareTasks } from '#app/services/tasks/prepareTasks.ts';
import type { Database } from '#db/database.ts';
import { insertJob } from '#db/queries/jobs.ts';
import { describeOnEachDatabase } from '#test/db/databases.ts';
import { configurationOf, itemsOf, openSample, writeOutputs } from './sampleStudy.ts';

describeOnEachDatabase('deleting a study', (open) => {
  let db: Database;
  beforeEach(async () => {
    db = await open();
  });

  const filled = async () => {
    const tables: string[] = [];
    for (const { name } of await db.introspection.getTables()) {
      const { rows } = await sql`select from ${sql.table(name)} limit 1`.execute(db);
      if (rows.length > 0 && !name.startsWith('kysely_')) tables.push(name);
    }
    return tables;
  };

  it('takes all of it away before it opens, and leaves the record of it', async () => {
    const { id, slug } = await createStudy(db, {
      configuration: configurationOf({ strategy: 'panel' }),
      items: itemsOf(3),
    });
    await writeOutputs(db, id);
    await prepareTasks(db, id);
    await drawPanel(db, slug, ['Ann', 'Bob']);
    await createInvitation(db, { slug, label: 'all', group: 'experts' });
    await deleteStudy(db, slug, { actor: 'lead@example.org' });
    expect(await filled()).toEqual(['events']);
    const events = await db.selectFrom('events').selectAll().orderBy('id').execute();
    expect(events.map(({ kind }) => kind)).toEqual([
      ...['study-created', 'state', 'panel-drawn', 'link-created', 'study-deleted'],
    ]);
    for (const { study_id, detail } of events) {
      expect(study_id).toBeNull();
      expect(detail).toMatchObject({ study: slug });
    }
    expect(events.at(-1)).toMatchObject({ actor: 'lead@example.org', detail: { state: 'ready' } });
    await expect(deleteStudy(db, slug)).rejects.toMatchObject({ code: 'not_found' });
  });

  it('is refused once it was opened, and while it is about to be generated', async () => {
    const { study } = await openSample(db);
    await expect(deleteStudy(db, study.slug)).rejects.toMatchObject({ code: 'conflict' });
    const { slug } = await createStudy(db, {
      configuration: configurationOf(),
      items: itemsOf(1),
      slug: 'other',
    });
    const { kind } = prepareStudyJob;
    await insertJob(db, { kind, key: slug, payload: { slug }, most_attempts: 1 });
    await expect(deleteStudy(db, slug)).rejects.toThrow(/about to be generated/);
    await db.updateTable('jobs').set({ state: 'failed' }).execute();
    await deleteStudy(db, slug);
    // A study that takes the address again begins without the failure of this one.
    expect(await db.selectFrom('jobs').select('id').execute()).toEqual([]);
  });
});
