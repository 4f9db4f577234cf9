import { sql } from 'kysely';
import { beforeEach, expect, it } from 'vitest';
import { authenticateRater } from '#app/services/rating/authenticateRater.ts';
import { eraseRater } from '#app/services/rating/eraseRater.ts';
import { joinStudy } from '#app/services/rating/joinStudy.ts';
import { raterState } from '#app/services/rating/raterState.ts';
import { skipTask } from '#app/services/rating/skipTask.ts';
import { submitJudgment } from '#app/services/rating/submitJudgment.ts';
import { analyseStudy } from '#app/services/analysis/analyseStudy.ts';
import { closeStudy } from '#app/services/studies/closeStudy.ts';
import { drawPanel } from '#app/services/studies/drawPanel.ts';
import { createStudy } from '#app/services/studies/createStudy.ts';
import { openStudy } from '#app/services/studies/openStudy.ts';
import { replaceSeat } from '#app/services/studies/replaceSeat.ts';
import { prepareTasks } from '#app/services/tasks/prepareTasks.ts';
import type { Database } from '#db/database.ts';
import { describeOnEachDatabase } from '#test/db/databases.ts';
import { said } from '../judgments/studyIn.ts';
import { configurationOf, itemsOf, writeOutputs } from '../studies/sampleStudy.ts';
import { answerTo, T0 } from './ratingAs.ts';

const PERSON = ['Ann Smith', 'I saw this lamp in Leeds.', 'My eyes hurt.', 'native', 'prolific-5f1'];

describeOnEachDatabase('erasing what identifies a rater', (open) => {
  let db: Database;
  beforeEach(async () => {
    db = await open();
  });

  /** Everything that is stored, as one text. */
  const everything = async () => {
    const texts: string[] = [];
    for (const { name } of await db.introspection.getTables()) {
      const { rows } = await sql<{
        row: string;
      }>`select to_jsonb(t)::text as row from ${sql.table(name)} as t`.execute(db);
      // A study's own questions name the answers that there are.
      if (name !== 'studies') texts.push(...rows.map(({ row }) => row));
    }
    return texts.join('\n');
  };

  it('leaves their ratings under a pseudonym, and nothing of the person anywhere', async () => {
    const eligibility = [
      {
        key: 'reader',
        question: { en: 'How well do you read?', zh: '您的阅读水平如何？' },
        options: [
          { key: 'native', label: { en: 'Native', zh: '母语' }, eligible: true },
          { key: 'little', label: { en: 'A little', zh: '一点' }, eligible: false },
        ],
      },
    ];
    const { id, slug } = await createStudy(db, {
      configuration: configurationOf({ strategy: 'panel', comments: true, eligibility } as never, {
        resamples: 100,
      }),
      items: itemsOf(4),
    });
    await writeOutputs(db, id);
    await prepareTasks(db, id);
    await drawPanel(db, slug, ['Nobody', 'Bob Jones']);
    const { token } = await replaceSeat(db, slug, { seat: 1, name: PERSON[0]! });
    await openStudy(db, slug, { now: T0 });
    const recruited = { participant: PERSON[4]!, study: null, session: null };
    const joining = {
      ...{ token, consented: true, eligibility: { reader: 'native' }, languages: ['en'], recruited },
    };
    const { rater, secret } = await joinStudy(db, joining, { now: T0 });
    for (let judged = 0; judged < 3; judged++) {
      const { task } = await raterState(db, rater, { now: T0 });
      await submitJudgment(db, rater, { ...answerTo(task!), comment: PERSON[1]! }, { now: T0 });
    }
    const { task } = await raterState(db, rater, { now: T0 });
    await skipTask(db, rater, { assignment: task!.id, reason: 'other', note: PERSON[2]! }, { now: T0 });
    const before = { said: await said(db), everything: await everything() };
    for (const text of PERSON) expect(before.everything).toContain(text);

    await eraseRater(db, slug, rater.name, { actor: 'command line' });
    const after = await everything();
    for (const text of PERSON) expect(after).not.toContain(text);
    expect(after).toContain('Bob Jones');
    expect(await said(db)).toEqual(before.said);
    await expect(authenticateRater(db, { token, secret })).rejects.toMatchObject({ code: 'gone' });
    const events = await db.selectFrom('events').selectAll().where('kind', '=', 'rater-erased').execute();
    expect(events).toMatchObject([{ actor: 'command line', detail: { rater: rater.name } }]);

    await eraseRater(db, slug, rater.name);
    await expect(eraseRater(db, slug, 'rater-99')).rejects.toMatchObject({ code: 'not_found' });
    await closeStudy(db, slug);
    expect((await analyseStudy(db, slug)).progress.judgments).toBe(3);
    expect(await everything()).not.toContain(PERSON[1]);
  });
});
