import { sql } from 'kysely';
import type { LikertTypes } from '#app/core/kinds/likert/definition.ts';
import type { StoredHighlight } from '#app/core/kinds/likert/definition.ts';
import type { Executor } from '#db/database.ts';
import type { KindStore } from './store.ts';

/** Ratings by criterion, and the spans that were marked. */
export const likertStore: KindStore<LikertTypes> = {
  kind: 'likert',
  columns: () => ({}),
  parts: ({ ratings, highlights }) => {
    const all = <K extends keyof StoredHighlight>(name: K) => highlights.map((span) => span[name]);
    return [
      ...(Object.keys(ratings).length === 0
        ? []
        : [
            sql`rated as (
      insert into ratings (judgment_id, criterion, value)
      select judgment.id, rating.criterion, rating.value from judgment cross join unnest(
        ${Object.keys(ratings)}::text[], ${Object.values(ratings)}::int[]) as rating (criterion, value))`,
          ]),
      ...(highlights.length === 0
        ? []
        : [
            sql`marked as (
      insert into highlights (judgment_id, start_offset, end_offset, severity, criterion, comment)
      select judgment.id, span.first, span.after, span.severity, span.criterion, span.comment
      from judgment cross join unnest(${all('start')}::int[], ${all('end')}::int[], ${all('severity')}::text[],
        ${all('criterion')}::text[], ${all('comment')}::text[])
        as span (first, after, severity, criterion, comment))`,
          ]),
    ];
  },
  read: async (db, { id }) => ({
    ratings: await ratingsOf(db, id),
    highlights: await highlightsOf(db, id),
  }),
};

async function ratingsOf(db: Executor, judgmentId: number): Promise<Record<string, number>> {
  const rows = await db
    .selectFrom('ratings')
    .select(['criterion', 'value'])
    .where('judgment_id', '=', judgmentId)
    .execute();
  return Object.fromEntries(rows.map((row) => [row.criterion, row.value]));
}

/** The spans that a judgment marked, in the order of the text. */
async function highlightsOf(db: Executor, judgmentId: number): Promise<StoredHighlight[]> {
  return await db
    .selectFrom('highlights')
    .select(['start_offset as start', 'end_offset as end', 'severity', 'criterion', 'comment'])
    .where('judgment_id', '=', judgmentId)
    .orderBy('start_offset')
    .execute();
}
