import { expect, it } from 'vitest';
import { analyseStudy } from '#app/services/analysis/analyseStudy.ts';
import { studySeries } from '#app/services/analysis/studySeries.ts';
import { closeStudy } from '#app/services/studies/closeStudy.ts';
import { seriesText } from '#scripts/cli/seriesText.ts';
import type { Database } from '#db/database.ts';
import { describeOnEachDatabase } from '#test/db/databases.ts';
import { openSample, outputOf } from '../studies/sampleStudy.ts';
import { judgedStudy } from './judgedStudy.ts';

const repeats = (db: Database, id: number, repeats_id: number) =>
  db.updateTable('studies').set({ repeats_id }).where('id', '=', id).execute();

describeOnEachDatabase('studies that repeat one another', (open) => {
  it('are a series, in the order in which they closed, whichever is asked', async () => {
    const db = await open();
    const judged = (write = outputOf) => judgedStudy(db, { items: 6, write });
    const unjudged = async () => (await openSample(db, { rest: { resamples: 100 } })).study;
    const first = await judged();
    // The candidate writes what the baseline does.
    const better = await judged((_, position) => outputOf('base', position));
    const [running, third, alone] = [await unjudged(), await unjudged(), await unjudged()];
    await repeats(db, better.id, first.id);
    await repeats(db, running.id, better.id);
    await repeats(db, third.id, first.id);
    for (const [day, { slug }] of [first, third, better, alone].entries()) {
      await closeStudy(db, slug, { now: new Date(Date.UTC(2026, 4, 1 + day)) });
    }

    const series = await studySeries(db, first.slug);
    expect(series.map(({ slug }) => slug)).toEqual([first.slug, third.slug, better.slug]);
    for (const { slug } of [third, better, running]) expect(await studySeries(db, slug)).toEqual(series);
    expect((await studySeries(db, alone.slug)).map(({ slug }) => slug)).toEqual([alone.slug]);

    const report = await analyseStudy(db, first.slug);
    expect(await studySeries(db, third.slug, report)).toEqual(series);
    const [entry] = series;
    const [candidate] = report.verdict.candidates;
    expect(entry).toMatchObject({
      closedAt: '2026-05-01T00:00:00.000Z',
      baselineRating: report.systems[0]!.meanRating,
      candidates: [{ system: 'tiny', decision: candidate!.decision }],
    });
    expect(entry!.agreement.map(({ criterion }) => criterion)).toEqual([
      'fluency',
      'relevance',
      'consistency',
      'preference',
    ]);
    // What people said, and neither measures nor floors.
    expect(entry!.candidates[0]!.lines.map(({ name, estimate }) => [name, estimate])).toEqual(
      candidate!.lines
        .filter(({ kind }) => kind !== 'measure' && kind !== 'floor')
        .map(({ name, estimate }) => [name, estimate]),
    );
    const fluency = (at: number) => series[at]!.candidates[0]!.lines.find(({ name }) => name === 'fluency')!;
    expect(fluency(0).estimate).toBeLessThan(-1);
    expect(fluency(2).estimate).toBe(0);

    const text = seriesText(series);
    expect(text).toMatch(/^2026-05-01 {2}\S+ {2}tiny: [A-Z-]+ {3}baseline rated \d\.\d\d\n/);
    expect(text.match(/ {2}fluency \[points\] /g)).toHaveLength(3);
    expect(seriesText([])).toBe('None of its studies is closed.\n');
  });
});
