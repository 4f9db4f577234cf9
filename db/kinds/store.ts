import type { RawBuilder } from 'kysely';
import type { KindTypes } from '#app/core/kinds/definition.ts';
import type { Executor } from '#db/database.ts';
import type { Row } from '#db/schema.ts';

/** How the answers of one kind of task are stored beside their judgments, and read again. */
export interface KindStore<T extends KindTypes = KindTypes> {
  readonly kind: T['task']['kind'];
  /** What an answer puts into the judgment's own row. */
  columns(stored: T['stored']): Partial<Pick<Row<'judgments'>, 'choice' | 'strength'>>;
  /**
   * Parts of the statement that stores a judgment, each `name as (insert …)`; they find its id in `judgment`.
   *
   * @param assignment the judgment's
   */
  parts(stored: T['stored'], assignment: string): RawBuilder<unknown>[];
  /** The answer of a judgment. */
  read(db: Executor, judgment: Row<'judgments'>): Promise<T['stored']>;
}
