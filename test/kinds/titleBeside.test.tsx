import { renderToStaticMarkup } from 'react-dom/server';
import { describe, expect, it, vi } from 'vitest';
import { Segments } from '#app/components/report/Segments.tsx';
import type { StudyData } from '#app/core/evidence/data.ts';
import { buildReport } from '#app/core/reports/buildReport.ts';
import { LocaleProvider } from '#app/i18n/index.ts';
import { BASELINE, configurationOf, simulateStudy } from '#test/core/verdict/simulatedStudy.ts';
import type { TitleRow } from './title/core/rows.ts';

vi.mock('#app/core/kinds/kinds.ts', async (original) => {
  const { kindRegistry } = await import('#app/core/kinds/registry.ts');
  const { KINDS } = await original<{ KINDS: object }>();
  const { title } = await import('./title/core/definition.ts');
  return { KINDS, kinds: kindRegistry({ ...KINDS, title } as never) };
});
vi.mock('#app/core/verdict/analyses.ts', async (original) => {
  const { kindRegistry } = await import('#app/core/kinds/registry.ts');
  const { ANALYSES } = await original<{ ANALYSES: object }>();
  const { titleAnalysis } = await import('./title/core/analysis.ts');
  return { ANALYSES, analyses: kindRegistry({ ...ANALYSES, title: titleAnalysis } as never) };
});

const TITLES = [
  { text: 'A short one', segment: 'short' },
  { text: 'A long one', segment: 'long' },
];
const TRUTH = { items: 60, raters: 6, ratersPerItem: 3, effects: { new: 0 }, identical: 0, controlItems: 0 };
/** The item whose title nobody finds in the candidate's text. */
const LOST = 'item-7';

type TitledData = StudyData & { readonly titles: readonly TitleRow[] };

/** A study of texts that are rated and titled by the same raters. */
function titled(): TitledData {
  const data = simulateStudy({ ...TRUTH, pairwise: false });
  const titles = data.ratings.flatMap(({ item, system, rater, criterion, sharedTextId }): TitleRow[] =>
    criterion === 'fluency'
      ? [
          {
            item,
            system,
            rater,
            title: 'A short one',
            fits: system === BASELINE || item !== LOST,
            sharedTextId,
          },
        ]
      : [],
  );
  return { ...data, titles };
}

function reportOf(data: TitledData, { titles, rated }: { titles: boolean; rated: boolean }) {
  return buildReport({
    study: {
      slug: 'beside',
      name: 'Beside',
      question: '',
      state: 'closed',
      openedAt: null,
      closedAt: null,
      ruleVersion: 1,
    },
    configuration: configurationOf(TRUTH, {
      protocol: {
        pairwise: false,
        ratersPerItem: 3,
        ...(rated ? {} : { criteria: [] }),
        ...(titles ? ({ titles: TITLES } as object) : {}),
      },
    }),
    data,
    progress: {
      items: 60,
      itemsWithControl: 0,
      blocksSubmitted: 180,
      blocksWanted: 180,
      raters: 6,
      judgments: 0,
    },
    dataHash: 'f'.repeat(64),
    version: 'test',
  });
}

describe('a further kind of task beside ratings', () => {
  const data = titled();
  const together = reportOf(data, { titles: true, rated: true });
  const rated = reportOf(data, { titles: false, rated: true });
  const alone = reportOf({ ...data, ratings: [] }, { titles: true, rated: false });

  it('has a say in which items are worth reading', () => {
    const [worst] = alone.itemsToRead;
    expect(alone.itemsToRead).toHaveLength(1);
    expect(worst).toMatchObject({ item: LOST, difference: -1, unit: 'share', baselineRating: null });
    const ratings = rated.itemsToRead.find(({ item }) => item === LOST);
    expect(ratings).toBeUndefined();
    expect(rated.itemsToRead.map(({ unit }) => unit)).toEqual(rated.itemsToRead.map(() => 'points'));
    const read = together.itemsToRead.find(({ item }) => item === LOST)!;
    expect(read).toMatchObject({ direction: 'worse', unit: 'share' });
    // The mean of both, each as a share of its range; the ratings stay those of the kind that rates.
    const { baselineRating, candidateRating } = read;
    expect(read.difference).toBeCloseTo(((candidateRating! - baselineRating!) / 4 - 1) / 2, 12);
  });

  it('has a say in how far measures follow people', () => {
    const of = ({ measuresAndPeople }: typeof rated) =>
      measuresAndPeople.map(({ measure, criterion, tau }) => ({ measure, criterion, tau }));
    expect(of(rated).map(({ criterion }) => criterion)).toEqual(of(rated).map(() => 'all'));
    expect(of(together).map(({ criterion }) => criterion)).toEqual(of(together).map(() => 'all'));
    expect(of(alone).map(({ criterion }) => criterion)).toEqual(of(alone).map(() => 'title'));
    expect(of(together)).not.toEqual(of(rated));
  });

  it('is shown in the unit of its line, by segment too', () => {
    const unitOf = new Map(together.verdict.candidates[0]!.lines.map(({ name, unit }) => [name, unit]));
    expect(unitOf.get('title')).toBe('share');
    for (const { line, unit } of together.segments) expect(unit).toBe(unitOf.get(line));
    const page = renderToStaticMarkup(
      <LocaleProvider locale="en">
        <Segments report={together} />
      </LocaleProvider>,
    );
    const inLong = together.segments.find(({ segment, line }) => segment === 'long' && line === 'title')!;
    expect(inLong.estimate).toBeCloseTo(-1 / 20, 12);
    expect(page).toContain('−5 %');
  });
});
