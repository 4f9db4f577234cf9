import type { OpenTransaction } from '#db/database.ts';
import type { GivenStudy } from './givenStudy.ts';

/** A study that is being stored, and what it is stored from. */
export interface Storing {
  readonly trx: OpenTransaction;
  readonly studyId: number;
  readonly given: GivenStudy;
  /** The moment of the import. */
  readonly at: Date;
}

/** Numbers of stored rows by what the study calls them. */
export type Ids = ReadonlyMap<string, number>;

/** What an item has of a system, or of a rater, as one name. */
export const cellOf = (item: string, other: string) => JSON.stringify([item, other]);

/** Numbers by their keys, which are as many. */
export function idsOf(keys: readonly string[], ids: readonly number[]): Map<string, number> {
  return new Map(keys.map((key, index) => [key, ids[index]!]));
}
