import { STUDY_STATES } from '#app/core/studies/lifecycle.ts';
import { beforeEach, expect, it } from 'vitest';
import { dictionaryRows } from '#app/core/reports/tables/rows.ts';
import { TABLES } from '#app/core/reports/tables/tables.ts';
import type { StudyConfigurationInput } from '#app/core/studies/configuration.ts';
import { frozenText } from '#app/core/studies/configuration/stored.ts';
import type { StudyState } from '#app/core/studies/lifecycle.ts';
import { analyseStudy } from '#app/services/analysis/analyseStudy.ts';
import { importScores } from '#app/services/analysis/importScores.ts';
import { loadStudyData } from '#app/services/analysis/loadStudyData.ts';
import { parseScores } from '#app/services/analysis/parseScores.ts';
import { storeMeasures } from '#app/services/analysis/storeMeasures.ts';
import { exportFile } from '#app/services/export/exportFile.ts';
import { importOutputs } from '#app/services/generation/importOutputs.ts';
import { createStudy } from '#app/services/studies/createStudy.ts';
import { studyOverview } from '#app/services/studies/studyOverview.ts';
import { requireStudy } from '#app/services/studies/requireStudy.ts';
import type { Database } from '#db/database.ts';
import { describeOnEachDatabase } from '#test/db/databases.ts';
import { forceState } from '../studies/forceState.ts';
import { configurationOf, itemsOf, outputOf, writeOutputs } from '../studies/sampleStudy.ts';

const CUSTOM: StudyConfigurationInput['customMeasures'] = [
  { name: 'COMET-22', direction: 'higher', unit: 'COMET', margin: { accept: 0.05, limit: 0.1 } },
  { name: 'toxicity', direction: 'lower' },
];
const ITEMS = 12;

/** Scores of both systems: the candidate's are lower by `loss`, a little less on each further item. */
const scoresOf = (loss: number, count = ITEMS) =>
  ['base', 'tiny'].flatMap((system, s) =>
    Array.from({ length: count }, (_, k) => ({
      item: `item-${k}`,
      system,
      score: Number((0.8 + 0.01 * k - s * (loss + 0.001 * k)).toFixed(4)),
    })),
  );

describeOnEachDatabase('importing scores', (open) => {
  let db: Database;
  let slug: string;
  let id: number;
  beforeEach(async () => {
    db = await open();
    const rest = { customMeasures: CUSTOM, voters: ['bleu', 'COMET-22'], resamples: 200 };
    ({ slug, id } = await createStudy(db, {
      configuration: configurationOf({}, rest),
      items: itemsOf(ITEMS),
    }));
    await writeOutputs(db, id);
  });

  const give = (text: string, rest: { replace?: boolean; measure?: string } = {}) =>
    importScores(db, { ...parseScores(text), slug, measure: 'COMET-22', ...rest });
  const csv = (scores: readonly { item: string; system: string; score: number }[]) =>
    ['item,system,score', ...scores.map(({ item, system, score }) => `${item},${system},${score}`)].join(
      '\n',
    );
  const inState = (state: StudyState) => forceState(db, id, state);
  const reportOf = async () => {
    await inState('closed');
    return await analyseStudy(db, slug, { force: true });
  };
  const tableOf = async (file: string) => {
    let text = '';
    for await (const chunk of await exportFile(db, slug, file)) text += String(chunk);
    return text.split('\r\n').filter((line) => line !== '');
  };

  it('are told which outputs lack one, and may be sent again', async () => {
    const some = csv(scoresOf(0).filter(({ item, system }) => system === 'base' || item === 'item-3'));
    const first = await give(some);
    expect(first).toEqual({
      imported: 13,
      unchanged: 0,
      missing: [{ system: 'tiny', outputs: 11, first: 'item-0' }],
    });
    expect(await give(some)).toMatchObject({ imported: 0, unchanged: 13 });
    const { customMeasures } = await studyOverview(db, slug);
    expect(customMeasures).toMatchObject([
      {
        name: 'COMET-22',
        votes: true,
        open: true,
        scored: [
          { system: 'base', outputs: 12 },
          { system: 'tiny', outputs: 1 },
        ],
      },
      { name: 'toxicity', votes: false, margin: null },
    ]);
    await inState('ready');
    expect((await studyOverview(db, slug)).warnings).toContainEqual({
      kind: 'scores-missing',
      measure: 'COMET-22',
      system: 'tiny',
      scored: 1,
      of: 12,
    });
  });

  it('refuse a faulty file whole, with all its faults by line', async () => {
    const text = [
      'item;system;score',
      'item-0;base;0.5',
      'item-1;base;0,85',
      'item-0;base;0.6',
      'nowhere;base;0.5',
      'item-2;nobody;0.5',
      'item-2;base;',
    ].join('\r\n');
    await expect(give(text)).rejects.toMatchObject({
      code: 'invalid_input',
      problems: [
        { path: 'line 3, field score', reason: 'decimal-comma', params: { instead: '0.85' } },
        { path: 'line 4, field item', reason: 'score-there-already', params: { place: 'line 2' } },
        { path: 'line 5, field item', reason: 'item-unknown', params: { item: 'nowhere' } },
        { path: 'line 6, field system', reason: 'system-unknown', params: { systems: 'base, tiny' } },
        { path: 'line 7, field score', reason: 'score-missing' },
      ],
    });
    expect(
      (await loadStudyData(db, id, (await requireStudy(db, slug)).configuration)).outputs[0],
    ).not.toHaveProperty('scores');
  });

  it('replace others only when told to, and leave a note of it', async () => {
    await give(csv(scoresOf(0)));
    const other = csv([{ item: 'item-0', system: 'base', score: 0.1 }]);
    await expect(give(other)).rejects.toMatchObject({
      problems: [{ reason: 'other-score-there', params: { item: 'item-0', system: 'base' } }],
    });
    expect(await give(other, { replace: true })).toMatchObject({ imported: 1, missing: [] });
    const events = await db.selectFrom('events').select(['kind', 'detail']).orderBy('id').execute();
    expect(events.filter(({ kind }) => kind === 'scores-imported')).toMatchObject([
      { detail: { measure: 'COMET-22', imported: 24, replaced: 0 } },
      { detail: { imported: 1, replaced: 1 } },
    ]);
  });

  it('go when the output gives way that they were of', async () => {
    await give(csv(scoresOf(0)));
    const outputs = [{ item: 'item-4', output: 'Quite another text.' }];
    await importOutputs(db, { slug, system: 'tiny', outputs, replace: true });
    const { customMeasures } = await studyOverview(db, slug);
    expect(customMeasures[0]!.scored).toEqual([
      { system: 'base', outputs: 12 },
      { system: 'tiny', outputs: 11 },
    ]);
  });

  it('need the output that they are of', async () => {
    await db.deleteFrom('outputs').where('text', '=', outputOf('tiny', 4)).execute();
    await expect(give(csv(scoresOf(0)))).rejects.toMatchObject({
      problems: [
        {
          path: 'line 18, field item',
          reason: 'output-not-there',
          params: { item: 'item-4', system: 'tiny' },
        },
      ],
    });
  });

  it('are taken before opening for a voter, until the closing for others, and of a measure that is known', async () => {
    const taken: Record<string, string[]> = { 'COMET-22': [], toxicity: [] };
    for (const state of STUDY_STATES) {
      for (const measure of Object.keys(taken)) {
        await inState(state);
        const error: unknown = await give(csv(scoresOf(0)), { measure }).catch((caught: unknown) => caught);
        if (error instanceof Error) expect(error).toMatchObject({ code: 'conflict' });
        else taken[measure]!.push(state);
      }
    }
    expect(taken).toEqual({
      'COMET-22': ['draft', 'ready'],
      toxicity: ['draft', 'ready', 'open', 'paused'],
    });
    await inState('draft');
    await expect(give(csv([]), { measure: 'BLEURT' })).rejects.toMatchObject({
      code: 'not_found',
      message: expect.stringContaining('those are COMET-22, toxicity'),
    });
  });

  it('are shown and vote like the measures of the program, and are part of the data', async () => {
    await give(csv(scoresOf(0.2)));
    await give(csv(scoresOf(-0.1)), { measure: 'toxicity' });
    await storeMeasures(db, slug, (write) => db.transaction().execute(write));
    const report = await reportOf();
    const comet = report.verdict.candidates[0]!.lines.find(({ name }) => name === 'COMET-22')!;
    // Items 0 to 11 lose 0.2, 0.201 … 0.211: 0.2055 on average, twice the limit.
    expect(comet).toMatchObject({ kind: 'measure', unit: 'COMET', votes: true, state: 'red', digits: 3 });
    expect(comet.estimate).toBeCloseTo(-0.2055, 10);
    expect(comet.baselineValue).toBeCloseTo(0.855, 10);
    expect(report.verdict.candidates[0]!.lines.map(({ name }) => name)).not.toContain('toxicity');
    const shown = report.measures.filter(({ measure }) => measure === 'toxicity');
    expect(
      shown.map(({ system, higherIsBetter, voter, items }) => ({ system, higherIsBetter, voter, items })),
    ).toEqual(['base', 'tiny'].map((system) => ({ system, higherIsBetter: false, voter: false, items: 12 })));
    const rows = (await tableOf('measures.csv')).filter((row) => row.includes('COMET-22'));
    expect(rows).toHaveLength(2 + 24);
    const signature = 'measure:COMET-22|scores:imported|better:higher|version:evenhand-1';
    const own = `${slug},item-3,tiny,COMET-22,0.627,,,${signature},`;
    expect(rows.filter((row) => row.startsWith(own))).toHaveLength(1);
    const dictionary = (await tableOf('dictionary.csv')).find((row) =>
      row.startsWith('measures.csv,measure,'),
    );
    expect(dictionary).toContain(
      'COMET-22 (imported, COMET, higher is better), toxicity (imported, lower is better)',
    );

    const hash = report.verdict.dataHash;
    await inState('ready');
    await give(csv([{ item: 'item-0', system: 'base', score: 0.1 }]), { replace: true });
    expect((await reportOf()).verdict.dataHash).not.toBe(hash);
    // What is exported over all items follows the scores.
    const corpus = (await tableOf('measures.csv')).find((row) => row.startsWith(`${slug},,base,COMET-22,`))!;
    expect(Number(corpus.split(',')[4])).toBeCloseTo(0.855 - 0.7 / 12, 10);
  });

  it('leave out items that lack one, and strike a voter that lacks more than one in ten', async () => {
    await give(csv(scoresOf(-0.05).filter(({ item, system }) => system === 'base' || item !== 'item-11')));
    const line = async () =>
      (await reportOf()).verdict.candidates[0]!.lines.find(({ name }) => name === 'COMET-22')!;
    expect(await line()).toMatchObject({
      votes: true,
      state: 'green',
      n: { items: 11 },
      scored: { items: 11, of: 12, struck: false },
    });
    await inState('draft');
    const outputs = [{ item: 'item-4', output: 'Quite another text.' }];
    await importOutputs(db, { slug, system: 'tiny', outputs, replace: true });
    expect(await line()).toMatchObject({
      votes: false,
      state: 'missing',
      estimate: null,
      scored: { items: 10, of: 12, struck: true },
      note: 'Struck as a voter: only 10 of 12 items have scores of both systems.',
      noted: { kind: 'scores-too-few', items: 10, of: 12, struck: true },
    });
  });

  it('leave a study without such measures as it was', async () => {
    const { slug: plain, id: plainId } = await createStudy(db, {
      configuration: configurationOf({}, { name: 'Plain' }),
      items: itemsOf(3),
    });
    await writeOutputs(db, plainId);
    const study = await requireStudy(db, plain);
    expect(study.configuration).not.toHaveProperty('customMeasures');
    const data = await loadStudyData(db, plainId, study.configuration);
    expect(data.outputs.every((output) => !('scores' in output))).toBe(true);
    expect(frozenText(study.configuration)).not.toContain('custom');
    const described = [...dictionaryRows(study.configuration.customMeasures)].filter(
      ({ file }) => file !== '*.csv',
    );
    const columns = TABLES.flatMap((table) => table.columns.map(({ meaning }) => meaning));
    expect(described.map(({ meaning }) => meaning)).toEqual(columns);
  });
});
