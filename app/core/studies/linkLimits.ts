/** How many people may join by a link. */
export interface LinkLimits {
  /** All together. */
  readonly mostRaters: number;
  /** From one network address within `ADDRESS_HOURS`; a household, an office or a classroom often share one. */
  readonly mostPerAddress: number;
}

/** What a link has where its lead says nothing: enough for a team that was asked, too few to fill a study alone. */
export const DEFAULT_LIMITS: LinkLimits = { mostRaters: 200, mostPerAddress: 5 };

/** Hours for which it is remembered from where somebody joined. */
export const ADDRESS_HOURS = 24;

/** The most that either limit can be. */
export const MOST_LIMIT = 100_000;

/** Whether a number can be a limit: whole, from 1 to `MOST_LIMIT`. */
export function isLimit(value: number): boolean {
  return Number.isInteger(value) && value >= 1 && value <= MOST_LIMIT;
}
