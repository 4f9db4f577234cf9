import { sql } from 'kysely';
import { beforeEach, expect, it } from 'vitest';
import { createStudy } from '#app/services/studies/createStudy.ts';
import { prepareTasks } from '#app/services/tasks/prepareTasks.ts';
import { previewTasks, type Preview } from '#app/services/tasks/previewTasks.ts';
import type { Database } from '#db/database.ts';
import { describeOnEachDatabase } from '#test/db/databases.ts';
import { configurationOf, itemsOf, writeOutputs } from '#test/services/studies/sampleStudy.ts';

describeOnEachDatabase('the preview of a study', (open) => {
  let db: Database;
  let study: { id: number; slug: string };
  beforeEach(async () => {
    db = await open();
    study = await createStudy(db, { configuration: configurationOf(), items: itemsOf(4) });
    await writeOutputs(db, study.id);
  });

  it('has nothing to show before the tasks are made', async () => {
    expect(await previewTasks(db, study.slug, 1)).toMatchObject({ task: null, number: 0, total: 0 });
  });

  it('shows every task once, the same each time, blind, and keeps nothing', async () => {
    await prepareTasks(db, study.id);
    const { total } = await previewTasks(db, study.slug, 1);
    const shown: Preview[] = [];
    for (let number = 1; number <= total; number++) shown.push(await previewTasks(db, study.slug, number));
    const texts = shown.map(({ task }) =>
      task?.kind === 'pairwise'
        ? [task.left, task.right].sort().join('|')
        : task?.kind === 'likert'
          ? task.text
          : '',
    );
    expect(new Set(texts.map((text, index) => `${shown[index]!.task!.prompt} ${text}`)).size).toBe(total);
    expect(JSON.stringify(shown.map(({ task }) => task))).not.toMatch(/base|tiny|control/);
    expect(await previewTasks(db, study.slug, 2)).toEqual(shown[1]);
    expect(await previewTasks(db, study.slug, total + 5)).toEqual(shown.at(-1));
    const { rows } = await sql`select from assignments`.execute(db);
    expect(rows).toEqual([]);
  });
});
