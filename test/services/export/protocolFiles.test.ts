import { parse } from 'csv-parse/sync';
import { beforeEach, expect, it } from 'vitest';
import type { ExportFile } from '#app/core/reports/tables/tables.ts';
import { meanInterval } from '#app/core/statistics/differenceInterval.ts';
import { exportFile } from '#app/services/export/exportFile.ts';
import { closeStudy } from '#app/services/studies/closeStudy.ts';
import type { Database } from '#db/database.ts';
import { describeOnEachDatabase } from '#test/db/databases.ts';
import { judgedStudy } from '../analysis/judgedStudy.ts';
import { outputOf } from '../studies/sampleStudy.ts';

const SYSTEMS = ['base', 'tiny', 'broken'].map((name, i) => ({
  name,
  role: i === 0 ? ('baseline' as const) : ('candidate' as const),
  provider: { kind: 'import' as const },
}));
const write = (system: string, position: number) =>
  system === 'broken' && position !== 2 ? `${system} ${position}` : outputOf(system, position);

describeOnEachDatabase('what a protocol may ask for, as CSV', (open) => {
  let db: Database;
  beforeEach(async () => {
    db = await open();
  });
  const rowsOf = async (slug: string, file: ExportFile) => {
    let text = '';
    for await (const chunk of await exportFile(db, slug, file)) text += String(chunk);
    return parse<Record<string, string>>(text, { columns: true, record_delimiter: '\r\n' });
  };

  it('rankings: a row for each system, with its place and where it was shown', async () => {
    const { slug } = await judgedStudy(db, {
      items: 8,
      raters: 3,
      systems: SYSTEMS,
      write,
      protocol: {
        criteria: [],
        pairwise: false,
        ranking: { form: 'ranking' },
        controls: { share: 0, minimum: 0 },
        repeats: { share: 0.3 },
      },
    });
    await closeStudy(db, slug);
    const rows = await rowsOf(slug, 'rankings.csv');
    // One item's texts are all the same, so it was not ranked.
    expect(rows).toHaveLength(7 * 3 * 3);
    expect(new Set(rows.map(({ system, rank }) => `${system} ${rank}`))).toEqual(
      new Set(['base 1', 'tiny 2', 'broken 3']),
    );
    expect(new Set(rows.map(({ comment }) => comment))).toEqual(new Set(['']));
    expect(new Set(rows.map(({ form }) => form))).toEqual(new Set(['ranking']));
    expect(new Set(rows.map(({ shown_at }) => shown_at))).toEqual(new Set(['1', '2', '3']));
    const repeated = rows.filter(({ repeated_rank }) => repeated_rank !== '');
    expect(repeated.length).toBeGreaterThan(3);
    expect(repeated.every(({ rank, repeated_rank }) => rank === repeated_rank)).toBe(true);
    expect(await rowsOf(slug, 'preferences.csv')).toEqual([]);
    const agreement = await rowsOf(slug, 'agreement.csv');
    expect(agreement.map(({ criterion, coefficient, value }) => [criterion, coefficient, value])).toEqual([
      ['ranking', 'alpha', '1'],
      ['ranking', 'kendall-w', '1'],
    ]);
  });

  it('marked spans with their text; strength; what was answered the second time', async () => {
    const { slug } = await judgedStudy(db, {
      items: 8,
      raters: 3,
      protocol: {
        pairwise: { strength: true },
        highlights: { severities: ['major'], categories: [{ key: 'opening', label: { en: 'Opening' } }] },
        controls: { share: 0, minimum: 0 },
        repeats: { share: 0.5 },
      },
    });
    await closeStudy(db, slug);
    const highlights = await rowsOf(slug, 'highlights.csv');
    expect(highlights).toHaveLength(7 * 3);
    expect(highlights[0]).toMatchObject({
      system: 'tiny',
      start: '0',
      end: '5',
      text: 'Other',
      severity: 'major',
      criterion: '',
      comment: '',
      included: 'true',
      category: 'opening',
    });
    const preferences = (await rowsOf(slug, 'preferences.csv')).filter(({ source }) => source === 'judged');
    expect(new Set(preferences.map(({ choice, strength }) => `${choice} ${strength}`))).toEqual(
      new Set(['a slightly']),
    );
    const again = preferences.filter(({ repeated_choice }) => repeated_choice !== '');
    expect(again.length).toBeGreaterThan(0);
    expect(again.every((row) => row.repeated_choice === 'a' && row.repeated_strength === 'slightly')).toBe(
      true,
    );
    const ratings = await rowsOf(slug, 'ratings.csv');
    const twice = ratings.filter(({ repeated_value }) => repeated_value !== '');
    expect(twice.length).toBeGreaterThan(0);
    expect(twice.every(({ value, repeated_value }) => value === repeated_value)).toBe(true);
    const cells = ratings.map(({ item, system, rater, criterion }) =>
      [item, system, rater, criterion].join(),
    );
    expect(new Set(cells).size).toBe(cells.length);

    // Points of each judgment, from which the scores are computed again.
    const penalties = await rowsOf(slug, 'penalties.csv');
    expect(penalties.filter(({ points }) => points === '5')).toHaveLength(7 * 3);
    expect(penalties.every(({ length, included }) => Number(length) > 3 && included === 'true')).toBe(true);
    const scores = await rowsOf(slug, 'penalty-scores.csv');
    const tiny = penalties.filter(({ system }) => system === 'tiny');
    const score = scores.find(
      ({ system, per, category, figure }) =>
        figure === 'score' && system === 'tiny' && per === '100 words' && category === '',
    )!;
    const sum = (name: string) => tiny.reduce((total, row) => total + Number(row[name]), 0);
    expect(Number(score.estimate)).toBeCloseTo((100 * sum('points')) / sum('length'), 9);
    const perText = scores.find(({ figure, per }) => figure === 'difference' && per === 'text')!;
    const { lower, upper } = meanInterval(
      tiny.map(({ item, rater, points }) => {
        const before = penalties.find(
          (row) => row.item === item && row.rater === rater && row.system !== 'tiny',
        )!;
        return { item: item!, rater: rater!, value: Number(before.points) - Number(points) };
      }),
    );
    expect([Number(perText.lower), Number(perText.upper)]).toEqual([
      expect.closeTo(lower!, 9),
      expect.closeTo(upper!, 9),
    ]);
    expect(scores.find(({ category }) => category === 'opening')).toMatchObject({ system: 'tiny' });
    expect(scores.at(-1)).toMatchObject({ figure: 'alpha', system: '', estimate: '1' });
  });
});
