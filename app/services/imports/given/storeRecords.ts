import type { Executor } from '#db/database.ts';
import { insertMany } from '#db/queries/givenRows.ts';
import type { GivenJudgment } from './givenStudy.ts';
import type { Ids } from './stored.ts';

/** A task as it was given to a rater. */
export interface GivenAssignment {
  /** A judgment of it. */
  readonly of: GivenJudgment;
  /** The key of its task. */
  readonly task: string;
  /** When it was judged last. */
  last: Date;
}

const RECORD = {
  ...({ rater_id: 'int', number: 'int', blocks: 'int', next_position: 'int', tasks: 'int' } as const),
  ...({ repeats: 'int', judged: 'int' } as const),
} as const;

/** Stores what each rater has had, as it is counted where people rate here. */
export async function storeRecords(
  trx: Executor,
  {
    raters,
    blocks,
    assignments,
    places,
  }: {
    readonly raters: Ids;
    readonly blocks: readonly GivenJudgment[];
    readonly assignments: readonly GivenAssignment[];
    readonly places: ReadonlyMap<GivenJudgment, number>;
  },
): Promise<void> {
  const records = new Map(
    [...raters].map(([rater, id], index) => [
      rater,
      { rater_id: id, number: index + 1, blocks: 0, next_position: 0, tasks: 0, repeats: 0, judged: 0 },
    ]),
  );
  for (const { rater } of blocks) records.get(rater)!.blocks += 1;
  for (const { of } of assignments) {
    const record = records.get(of.rater)!;
    record[of.repeat ? 'repeats' : 'tasks'] += 1;
    record.judged += 1;
    record.next_position = Math.max(record.next_position, places.get(of)! + 1);
  }
  await insertMany(trx, 'rater_records', RECORD, [...records.values()]);
}

/**
 * The place of each assignment in its rater's sequence: its own, or behind those that are known, in the order of the
 * judgments.
 */
export function placesOf(assignments: readonly GivenAssignment[]): Map<GivenJudgment, number> {
  const next = new Map<string, number>();
  for (const { of } of assignments) {
    if (of.position !== null) next.set(of.rater, Math.max(next.get(of.rater) ?? 0, of.position + 1));
  }
  return new Map(
    assignments.map(({ of }) => {
      if (of.position !== null) return [of, of.position];
      const place = next.get(of.rater) ?? 0;
      next.set(of.rater, place + 1);
      return [of, place];
    }),
  );
}
