import { expect, it } from 'vitest';
import { analyseStudy } from '#app/services/analysis/analyseStudy.ts';
import { alphaOfRecords } from '#app/core/agreement/krippendorffAlpha.ts';
import { readImport } from '#app/services/imports/importBody.ts';
import { importJudgments } from '#app/services/imports/judgments/importJudgments.ts';
import { openJudgments } from '#app/services/imports/judgments/openJudgments.ts';
import { saidScales } from '#app/services/imports/judgments/scaleOf.ts';
import { requireStudy } from '#app/services/studies/requireStudy.ts';
import type { Database } from '#db/database.ts';
import { describeOnEachDatabase } from '#test/db/databases.ts';

type Said = Parameters<typeof openJudgments>[1];

describeOnEachDatabase('importing judgments', (open) => {
  const bytes = (text: string) => new TextEncoder().encode(text);

  async function give(
    db: Database,
    text: string,
    { said = {}, ...rest }: { said?: Said; baseline?: string; scales?: string; check?: boolean } = {},
  ) {
    const { body, fileHash } = await readImport(bytes(text));
    const opened = openJudgments(body, said);
    const file = { name: 'ratings.csv', fileHash };
    return await importJudgments(
      db,
      {
        name: 'Elsewhere',
        ratings: opened.kind === 'ratings' ? { ...opened.read, ...file } : null,
        preferences: opened.kind === 'preferences' ? { ...opened.read, ...file } : null,
        items: null,
        baseline: 'baseline' in rest ? rest.baseline : 'old',
        ...(rest.scales !== undefined && { scales: saidScales(rest.scales) }),
      },
      { check: rest.check === true },
    );
  }

  const rows = Array.from({ length: 12 }, (_, item) =>
    ['old', 'new'].flatMap((system, place) =>
      [1, 2, 3].map((rater) => ({ item, system, rater, value: 1 + ((item * 7 + place + rater * item) % 5) })),
    ),
  ).flat();
  const long = ['item,system,rater,criterion,value']
    .concat(rows.map(({ item, system, rater, value }) => `${item},${system},${rater},fluency,${value}`))
    .join('\n');

  it('makes a closed study whose agreement is that of the file', async () => {
    const db = await open();
    const { study, found } = await give(db, long);
    expect(found).toMatchObject({ items: 12, raters: 3, ratings: 72, missing: 0 });
    expect(found.criteria).toEqual([{ key: 'fluency', name: 'fluency', lowest: 1, highest: 5, said: false }]);
    const report = await analyseStudy(db, study!.slug);
    const alpha = alphaOfRecords(
      rows.map(({ item, system, rater, value }) => ({ unit: `${item} ${system}`, rater, value })),
      { level: 'ordinal' },
    );
    expect(report.agreement.find(({ coefficient }) => coefficient === 'alpha')?.value).toBeCloseTo(
      alpha.alpha!,
      12,
    );
    // Nobody knows the texts; what stands in their place is for nobody to read.
    expect(report.itemsToRead.length).toBeGreaterThan(0);
    expect(report.itemsToRead.every((one) => one.textsNotGiven === true && one.baselineText === '')).toBe(
      true,
    );
    // Nothing shows what these raters would have seen.
    expect(report.verdict.candidates[0]!.decision).not.toBe('ship');
    expect((await requireStudy(db, study!.slug)).state).toBe('closed');
  });

  it('reads wide tables, other names, decimal commas, yes and no, and cells without a value', async () => {
    const db = await open();
    const text = [
      'sep=;',
      'Nr;model;who;faithful;score',
      'a;old;1;yes;0,25',
      'a;new;1;no;0,5',
      'a;old;2;yes;NA',
      'a;new;2;yes;1',
      'b;old;1;no;0',
      'b;new;1;no;0,125',
    ].join('\n');
    const columns = [
      { field: 'item', column: 'Nr' },
      { field: 'system', column: 'model' },
      { field: 'rater', column: 'who' },
    ];
    const { study, found } = await give(db, text, {
      said: { said: { columns, others: 'by-name' }, wide: ['faithful', 'score'] },
    });
    expect(found).toMatchObject({ ratings: 11, missing: 1 });
    const report = await analyseStudy(db, study!.slug);
    // Points of 0 or 1 and points of any fraction between don't add up.
    expect(report.criteria.map(({ range }) => range)).toEqual([
      { lowest: 0, highest: 1 },
      { lowest: 0, highest: 1, fractions: true },
    ]);
    const mean = (system: string, criterion: string) =>
      report.ratings.find((row) => row.system === system && row.criterion === criterion)?.mean;
    expect(mean('old', 'faithful')).toBeCloseTo(2 / 3, 12);
    expect(mean('new', 'score')).toBeCloseTo(1.625 / 3, 12);
  });

  it('tells all faults by line and column, the same once, and takes nothing', async () => {
    const db = await open();
    const text = [
      'item,system,rater,criterion,value',
      'a,old,1,fluency,good',
      'a,new,1,fluency,9',
      'b,new,1,fluency,9',
      'c,new,,fluency,2',
      'd,new,1,fluency,2',
      'd,new,1,fluency,3',
    ].join('\n');
    const refused = give(db, text, { scales: 'fluency=1-5' });
    await expect(refused).rejects.toMatchObject({
      reason: 'import-refused',
      problems: [
        { path: 'line 2, field value', reason: 'not-a-number' },
        { path: 'line 3, field value', reason: 'and-on-more-lines' },
        { path: 'line 5, field rater', reason: 'is-missing' },
        { path: 'line 7, field value', reason: 'judged-twice' },
      ],
    });
    expect(await db.selectFrom('studies').select('id').execute()).toEqual([]);
  });

  it('asks which system is the baseline, and for two of them', async () => {
    const db = await open();
    const one = ['item,system,rater,criterion,value', 'a,old,1,fluency,3'].join('\n');
    await expect(give(db, one)).rejects.toMatchObject({ reason: 'one-system', params: { system: 'old' } });
    await expect(give(db, long, { baseline: undefined! })).rejects.toMatchObject({
      reason: 'baseline-unsaid',
    });
    expect((await give(db, long, { check: true })).study).toBeNull();
  });

  it('reads errors of MQM as scores', async () => {
    const db = await open();
    const text = [
      'system\tdoc\tdoc_id\tseg_id\trater\tsource\ttarget\tcategory\tseverity',
      'old\td\t1\t1\tr1\tHallo\t<v>Hello</v>\tAccuracy/Mistranslation\tMajor',
      'old\td\t1\t1\tr1\tHallo\tHello<v>.</v>\tFluency/Punctuation\tMinor',
      'new\td\t1\t1\tr1\tHallo\t"Hi\tNo-error\tNo-error',
      'old\td\t1\t2\tr1\tWelt\tx\tNon-translation!\tMajor',
      'new\td\t1\t2\tr1\tWelt\tWorld\tStyle/Awkward\tMinor',
    ].join('\n');
    const { study } = await give(db, text);
    const { ratings } = await analyseStudy(db, study!.slug);
    const mean = (name: string) => ratings.find(({ system }) => system === name)?.mean;
    expect(mean('old')).toBeCloseTo(-(5.1 + 25) / 2, 12);
    expect(mean('new')).toBeCloseTo(-0.5, 12);
  });

  it('reads annotations of Label Studio', async () => {
    const db = await open();
    const task = (item: string, system: string, ratings: number[]) => ({
      data: { item_id: item, model: system, text: `${item} by ${system}` },
      annotations: ratings.map((rating, index) => ({
        completed_by: index + 1,
        created_at: '2026-03-01T10:00:00Z',
        lead_time: 12.5,
        result: [{ from_name: 'Overall quality', type: 'rating', value: { rating } }],
      })),
    });
    const tasks = [task('a', 'old', [3, 4]), task('a', 'new', [5, 4]), task('b', 'old', [2, 2])];
    const { found } = await give(db, JSON.stringify(tasks));
    expect(found).toMatchObject({ ratings: 6, raters: 2, texts: true });
    expect(found.criteria[0]).toMatchObject({ key: 'overall-quality', lowest: 1, highest: 5 });
  });

  it('takes preferences alone, whichever system stands first', async () => {
    const db = await open();
    const text = [
      'item,system_a,system_b,rater,choice',
      'a,new,old,1,a',
      'b,old,new,1,b',
      'c,old,new,1,tie',
      'd,old,new,2,old',
    ].join('\n');
    const { study } = await give(db, text);
    const report = await analyseStudy(db, study!.slug);
    const line = report.verdict.candidates[0]!.lines.find(({ name }) => name === 'preference');
    expect(line?.estimate).toBeCloseTo(1 / 4, 12);
  });
});
