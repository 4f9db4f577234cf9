import { sql } from 'kysely';
import { beforeEach, expect, it } from 'vitest';
import { analyseStudy } from '#app/services/analysis/analyseStudy.ts';
import { changeStakes, studyStakes } from '#app/services/studies/changeStakes.ts';
import { requireStudy } from '#app/services/studies/requireStudy.ts';
import { withdrawStudy } from '#app/services/studies/withdrawStudy.ts';
import type { Database } from '#db/database.ts';
import { describeOnEachDatabase } from '#test/db/databases.ts';
import { judgedStudy } from '../analysis/judgedStudy.ts';
import { openSample } from './sampleStudy.ts';

const STAKES = {
  currency: 'CNY',
  lostPoint: 500,
  prices: {},
  evidence: [
    {
      name: 'Conversion',
      system: 'tiny',
      estimate: 0.1,
      lowest: -0.2,
      highest: 0.4,
      level: 0.9,
      unit: '%',
      direction: 'higher',
      source: '',
    },
  ],
};

describeOnEachDatabase('what is at stake in a study', (open) => {
  let db: Database;
  beforeEach(async () => {
    db = await open();
  });

  it('is said after the verdict is known, and changes no figure and no hash', async () => {
    const { slug } = await judgedStudy(db, { items: 6 });
    const { study: _, ...before } = await analyseStudy(db, slug);
    const evidence = [{ ...STAKES.evidence[0]!, system: before.verdict.candidates[0]!.system }];
    await changeStakes(db, slug, { ...STAKES, evidence }, { actor: 'lead@example.org' });
    const { study, ...after } = await analyseStudy(db, slug);
    expect(study.stakes).toEqual({ ...STAKES, evidence });
    expect(after).toEqual(before);
    const { study: __, ...anew } = await analyseStudy(db, slug, { force: true });
    expect(anew.signature.dataHash).toBe(before.signature.dataHash);
  });

  it('stands in the record as it was and is, once for each change', async () => {
    const { study } = await openSample(db, { items: 3 });
    await changeStakes(db, study.slug, STAKES, { actor: 'lead@example.org' });
    await changeStakes(db, study.slug, STAKES, { actor: 'lead@example.org' });
    await changeStakes(db, study.slug, null, { actor: 'lead@example.org' });
    expect((await studyStakes(db, study.slug)).stakes).toBeNull();
    const told = await db
      .selectFrom('events')
      .select('detail')
      .where('study_id', '=', study.id)
      .where('kind', '=', 'stakes-changed')
      .orderBy('id')
      .execute();
    expect(told.map(({ detail }) => detail)).toEqual([
      { before: null, after: STAKES },
      { before: STAKES, after: null },
    ]);
  });

  it('is the one part of a configuration that the database lets change once a study has opened', async () => {
    const { study } = await openSample(db, { items: 3 });
    await changeStakes(db, study.slug, STAKES);
    expect((await requireStudy(db, study.slug)).frozen_configuration).toBe(study.frozen_configuration);
    await expect(
      sql`update studies set configuration = configuration || '{"seed":"other"}' where id = ${study.id}`.execute(
        db,
      ),
    ).rejects.toThrow(/stays as it is/);
  });

  it('is refused as a whole where a part of it is wrong, and where nothing may change any more', async () => {
    const { study } = await openSample(db, { items: 3 });
    const evidence = [{ ...STAKES.evidence[0]!, system: 'huge' }];
    await expect(changeStakes(db, study.slug, { ...STAKES, evidence: [...evidence] })).rejects.toMatchObject({
      reason: 'stakes-refused',
      problems: [{ path: 'stakes.evidence.0.system', reason: 'stakes-system' }],
    });
    await expect(
      changeStakes(db, study.slug, { ...STAKES, evidence: [{ ...STAKES.evidence[0]!, name: 'a\u0000' }] }),
    ).rejects.toMatchObject({ reason: 'stakes-refused' });
    await withdrawStudy(db, study.slug);
    await expect(changeStakes(db, study.slug, STAKES)).rejects.toMatchObject({ reason: 'stakes-fixed' });
    expect((await studyStakes(db, study.slug)).stakes).toBeNull();
  });
});
