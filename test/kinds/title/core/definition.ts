import { z } from 'zod';
import type { KindDefinition } from '#app/core/kinds/definition.ts';
import { problem, said } from '#app/core/shared/errors.ts';
import type { BlindTaskBase } from '#app/core/kinds/task.ts';
import { item, judged, rater, study, submittedAt, system } from '#app/core/tables/columns.ts';
import { column, type Table } from '#app/core/tables/table.ts';
import type { JudgedTitle, TitleRow } from './rows.ts';

const shape = {
  /** The titles to choose from; each fits the texts of one segment. */
  titles: z
    .array(z.object({ text: z.string().min(1), segment: z.string().min(1) }))
    .max(9)
    .default([]),
};
export interface TitlePart {
  readonly titles: readonly { readonly text: string; readonly segment: string }[];
}

export interface BlindTitleTask extends BlindTaskBase {
  readonly kind: 'title';
  readonly text: string;
  readonly titles: readonly string[];
}

export const TITLES = {
  file: 'titles.csv',
  columns: [
    study,
    item,
    system,
    rater,
    column('title', 'text', 'The title that was chosen for the text'),
    column('fits', 'boolean', "Whether it is the one of the item's segment"),
    submittedAt,
    ...judged,
  ],
} as const satisfies Table;

export interface TitleTypes {
  readonly shape: typeof shape;
  readonly facts: { readonly titles: number };
  readonly task: BlindTitleTask;
  readonly asked: { readonly kind: 'title'; readonly titles: number };
  readonly fields: { readonly title?: number | undefined };
  readonly answer: { readonly kind: 'title'; readonly title: number };
  readonly stored: { readonly title: number };
  readonly data: { readonly titles: readonly TitleRow[] };
  readonly judged: { readonly titles: readonly JudgedTitle[] };
  readonly line: never;
  readonly table: typeof TITLES;
}

/** A text is shown, and the title is chosen that fits it. */
export const title: KindDefinition<TitleTypes> = {
  kind: 'title',
  layout: 'single',
  protocol: {
    shape,
    asks: ({ titles = [] }) => titles.length > 0,
    problems: ({ titles }) =>
      titles.length === 1 ? [{ path: ['titles'], message: 'one title alone fits every text; name two' }] : [],
    studyProblems: () => [],
    facts: ({ titles }) => ({ titles: titles.length }),
  },
  lines: { title: { en: 'fitting titles', zh: '合适的标题' } },
  build: ({ all }) => all.map((same) => same.map(({ id }) => ({ output: id, slot: 'single' }))),
  blind: ({ titles }, [text]) => ({ kind: 'title', text: text!, titles: titles.map((one) => one.text) }),
  answer: {
    shape: { title: z.int().optional() },
    takes: said('as-said', { text: 'This task asks for a title.' }),
    asked: ({ titles }) => ({ kind: 'title', titles: titles.length }),
    readsText: () => false,
    problems: ({ titles }, { title: chosen }) => {
      if (chosen === undefined) return [problem('title', 'is-missing')];
      return chosen >= 0 && chosen < titles ? [] : [problem('title', 'not-an-option')];
    },
    toStored: ({ title: chosen }) => ({ title: chosen! }),
    fromStored: ({ title: chosen }) => ({ kind: 'title', title: chosen }),
  },
  simulate: ({ text, titles }, { impression }) => {
    const fits = titles.map((one) => impression(text, one, 5));
    return { kind: 'title', title: fits.indexOf(Math.max(...fits)) };
  },
  tables: { answers: [TITLES], remarks: [] },
  training: null,
};
