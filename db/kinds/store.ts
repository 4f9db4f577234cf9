import type { RawBuilder } from 'kysely';
import type { KindTypes } from '#app/core/kinds/definition.ts';
import type { JudgedWhen } from '#app/core/kinds/judged.ts';
import type { ControlTally } from '#app/core/quality/controls.ts';
import type { JudgedTables } from '#app/core/verdict/judging/tables.ts';
import type { Executor } from '#db/database.ts';
import type { ItemPage } from '#db/queries/export.ts';
import type { Row } from '#db/schema.ts';
import type { ExportedJudgment } from './exported.ts';

/** A row of the verdict's tables, and which judgment it is of. */
export type OfJudgment<T> = T & {
  readonly judgment: number;
  /** Whether no correction has replaced it. */
  readonly latest: boolean;
};

/** The same as the database gives it. */
export type Stored<T extends JudgedWhen> = Omit<OfJudgment<T>, 'submittedAt'> & { submittedAt: Date | null };

/** The same of whole tables, by name. */
export type OfJudgments<T> = {
  readonly [N in keyof T]: T[N] extends readonly (infer R)[] ? readonly OfJudgment<R>[] : never;
};

/** What raters answered, of all kinds, as the verdict's rule reads it. */
export type JudgedAnswers = OfJudgments<JudgedTables>;

/** Answers that were read as the verdict's rule takes them. */
export interface KnownAnswers {
  /** Those that count. */
  readonly answers: JudgedAnswers;
  /** Equal for the texts of an item that are the same. */
  textOf(item: string, system: string): string;
}

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
  /**
   * An answer as a text, for telling whether two are the same; null for a judgment of another kind. It may use
   * `judgments`, `assignments`, and `ratings`, of which there is a row for each rating.
   */
  readonly answer: RawBuilder<unknown>;
  /**
   * An answer with all that it has, as JSON, systems by their names. It may use `judgments`, and nothing that makes it
   * come twice.
   */
  readonly whole: RawBuilder<unknown>;
  /**
   * The kind's tables of the analysis, see `KindAnalysis`: the answers of a study that count.
   *
   * @param counted whether a judgment does
   * @param known what was read of them before, so that a hundred thousand ratings cross from the database once
   */
  rows(db: Executor, studyId: number, counted: RawBuilder<boolean>, known?: KnownAnswers): Promise<object>;
  /**
   * Its rows of the verdict's tables, of all revisions.
   *
   * @param rater of whom alone; null = of all
   */
  judged(db: Executor, studyId: number, rater: number | null): Promise<OfJudgments<T['judged']>>;
  /**
   * What raters gave its gross controls, see `KindJudging`, the latest revision of each judgment and no repeats; null
   * where it gives texts no values.
   *
   * @param rater of whom alone; null = of all
   */
  readonly controls:
    ((db: Executor, studyId: number, rater: number | null) => Promise<ControlTally[]>) | null;
  /** The rows of each of its files, as its tables have them, of the items of a page. */
  readonly exported: Readonly<
    Record<T['table']['file'], (db: Executor, page: ItemPage) => Promise<readonly ExportedJudgment[]>>
  >;
}
