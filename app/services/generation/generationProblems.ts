import { stringify } from 'csv-stringify/sync';
import { guardCell } from '#app/core/tables/table.ts';
import { requireStudy } from '#app/services/studies/requireStudy.ts';
import type { Executor } from '#db/database.ts';
import { listCutPrompts, listOutputFailures } from '#db/queries/generation.ts';

/** An item that a system failed at, or answered from a prompt that was cut. */
export interface GenerationProblem {
  readonly system: string;
  readonly item: string;
  readonly problem: 'failed' | 'prompt cut';
  /** Of the prompt; null where it failed. */
  readonly tokensCut: number | null;
  /** Why it failed; null where it did not. */
  readonly message: string | null;
}

/**
 * Everything that went wrong with a study's items, failures first, in the order of systems and items.
 * @throws AppError `not_found`
 */
export async function generationProblems(db: Executor, slug: string): Promise<GenerationProblem[]> {
  const { id } = await requireStudy(db, slug);
  const failures = await listOutputFailures(db, id);
  const cuts = await listCutPrompts(db, id);
  return [
    ...failures.map((failure) => ({ ...failure, problem: 'failed' as const, tokensCut: null })),
    ...cuts.map(({ tokens, ...cut }) => ({
      ...cut,
      problem: 'prompt cut' as const,
      tokensCut: tokens,
      message: null,
    })),
  ];
}

/** The same as CSV with the columns system, item, problem, tokens_cut, message. */
export async function generationProblemsCsv(db: Executor, slug: string): Promise<string> {
  const rows = (await generationProblems(db, slug)).map(({ system, item, problem, tokensCut, message }) => [
    guardCell(system),
    guardCell(item),
    problem,
    tokensCut === null ? '' : String(tokensCut),
    guardCell(message ?? ''),
  ]);
  return stringify([['system', 'item', 'problem', 'tokens_cut', 'message'], ...rows], {
    record_delimiter: '\r\n',
    quoted_match: /[\r\n]/,
  });
}
