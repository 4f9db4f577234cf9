import type { Said } from '#app/core/shared/reasons/reason.ts';
import { saidFromText } from '#app/core/shared/errors.ts';
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
  readonly why: Said | null;
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
    ...failures.map(({ message, ...failure }) => ({
      ...failure,
      problem: 'failed' as const,
      tokensCut: null,
      why: saidFromText(message),
    })),
    ...cuts.map(({ tokens, ...cut }) => ({
      ...cut,
      problem: 'prompt cut' as const,
      tokensCut: tokens,
      why: null,
    })),
  ];
}

/**
 * The same as CSV with the columns system, item, problem, tokens_cut, message.
 * @param say puts a reason into the reader's words
 */
export async function generationProblemsCsv(
  db: Executor,
  slug: string,
  say: (why: Said) => string,
): Promise<string> {
  const rows = (await generationProblems(db, slug)).map(({ system, item, problem, tokensCut, why }) => [
    guardCell(system),
    guardCell(item),
    problem,
    tokensCut === null ? '' : String(tokensCut),
    guardCell(why === null ? '' : say(why)),
  ]);
  return stringify([['system', 'item', 'problem', 'tokens_cut', 'message'], ...rows], {
    record_delimiter: '\r\n',
    quoted_match: /[\r\n]/,
  });
}
