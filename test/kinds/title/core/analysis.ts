import { alphaOfRecords } from '#app/core/agreement/krippendorffAlpha.ts';
import type { StudyData } from '#app/core/evidence/data.ts';
import { countOf, type Difference } from '#app/core/evidence/interval.ts';
import type { Comparison, KindAnalysis } from '#app/core/evidence/kindAnalysis.ts';
import type { KindJudging } from '#app/core/evidence/kindJudging.ts';
import { lineOf } from '#app/core/evidence/lineOf.ts';
import { DESCRIPTIVE_LEVEL } from '#app/core/evidence/level.ts';
import { textsApart } from '#app/core/kinds/textsApart.ts';
import { meanOf } from '#app/core/statistics/averages.ts';
import type { JudgedTitle, TitleRow } from './rows.ts';

export interface TitleSummary {
  readonly system: string;
  /** Share of the choices that fit. */
  readonly fits: number;
  readonly judgments: number;
}

const rowsOf = (data: StudyData) => (data as StudyData & { readonly titles: readonly TitleRow[] }).titles;
const shareOf = (rows: readonly TitleRow[]) => meanOf(rows.map(({ fits }) => (fits ? 1 : 0)));

function differences(
  data: StudyData,
  { baseline, candidate }: Pick<Comparison, 'baseline' | 'candidate'>,
): Difference[] {
  const rows = rowsOf(data);
  const cell = ({ item, rater }: TitleRow) => `${item} ${rater}`;
  const ofBaseline = new Map(rows.flatMap((row) => (row.system === baseline ? [[cell(row), row]] : [])));
  return rows.flatMap((row) => {
    const other = row.system === candidate ? ofBaseline.get(cell(row)) : undefined;
    if (other === undefined) return [];
    return [{ item: row.item, rater: row.rater, difference: Number(row.fits) - Number(other.fits) }];
  });
}

const titleJudging: KindJudging<JudgedTitle> = {
  table: 'titles',
  systemsOf: ({ system }) => [system],
  scores: {
    controls: 'all',
    severeFrom: 1,
    asked: ({ margins: { preference } }) => [
      { name: 'title', unit: 'share', range: 1, points: null, ...preference },
    ],
    noticed: () => ({ lowest: 0, highest: 0 }),
    nameOf: () => 'title',
    valueOf: ({ fits }) => Number(fits),
  },
  compares: null,
};

export const titleAnalysis: KindAnalysis = {
  kind: 'title',
  tables: ['titles'],
  answers: rowsOf,
  judgments: (data) =>
    rowsOf(data).map(({ rater, item, sharedTextId }) => ({
      rater,
      key: JSON.stringify([item, sharedTextId]),
    })),
  apart: (data, first, second) => textsApart(rowsOf(data), first, second),
  comparisons: null,
  own: {
    name: 'title',
    lines: (data, { margins }, comparison) => {
      const found = differences(data, comparison);
      const share = (system: string) => shareOf(rowsOf(data).filter((row) => row.system === system));
      const line = lineOf(found, comparison.level, {
        kind: 'criterion',
        name: 'title',
        unit: 'share',
        ...margins.preference,
        baselineValue: share(comparison.baseline),
        candidateValue: share(comparison.candidate),
      });
      return [{ line, differences: found }];
    },
    floors: () => [],
    sensitivity: () => [],
    agreement: () => [],
    controls: (data) => {
      const gross = new Set(
        data.systems.flatMap(({ system, role, dose }) =>
          role === 'control' && dose === undefined ? [system] : [],
        ),
      );
      return rowsOf(data).flatMap(({ system, rater, fits }) =>
        gross.has(system) ? [{ rater, name: 'title', value: Number(fits) }] : [],
      );
    },
    differences: (data, _, comparison) => differences(data, comparison),
    items: (data, _, comparison) => {
      const found = differences(data, comparison);
      const of = (item: string) => ({
        baselineRating: null,
        candidateRating: null,
        difference: meanOf(found.flatMap((one) => (one.item === item ? [one.difference] : []))),
      });
      return { unit: 'share', range: 1, of };
    },
  },
  agreement: (data) => {
    const rows = rowsOf(data);
    const records = new Map(
      rows.map(({ item, rater, title, sharedTextId }) => {
        const unit = JSON.stringify([item, sharedTextId]);
        return [`${unit} ${rater}`, { unit, rater, value: title }];
      }),
    );
    const { alpha, reason } = alphaOfRecords([...records.values()], { level: 'nominal' });
    const { raters } = countOf(rows);
    return [
      {
        criterion: 'title',
        coefficient: 'alpha',
        scaleLevel: 'nominal',
        value: alpha,
        lower: null,
        upper: null,
        level: DESCRIPTIVE_LEVEL,
        raters,
        units: new Set([...records.values()].map(({ unit }) => unit)).size,
        withControls: false,
        note: alpha === null ? (reason ?? null) : null,
      },
    ];
  },
  judging: titleJudging,
  nothing: { titles: [] },
  summary: (data): { titles: TitleSummary[] } => ({
    titles: data.systems.flatMap(({ system }) => {
      const rows = rowsOf(data).filter((row) => row.system === system);
      return rows.length === 0 ? [] : [{ system, fits: shareOf(rows)!, judgments: rows.length }];
    }),
  }),
};
