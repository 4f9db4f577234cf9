/** For how many days a link to a report may hold. */
export const SHARE_DAYS = [7, 30, 90, 365] as const;

/** Most links of a study that hold at a time. */
export const MOST_SHARE_LINKS = 50;

/** A link by which somebody without an account reads a study's report; its secret is known to nobody any more. */
export interface ShareLink {
  readonly id: number;
  readonly label: string;
  /** The account that made it. */
  readonly by: string;
  /** ISO 8601. */
  readonly since: string;
  readonly until: string;
  readonly state: 'open' | 'expired' | 'revoked';
}
