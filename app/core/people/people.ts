import type { Device } from './device.ts';
import type { Role } from './roles.ts';

/** An account as those who are signed in see it. */
export interface Person {
  readonly id: number;
  readonly name: string;
  readonly email: string;
  readonly role: Role;
  /** ISO 8601, to the minute; null for who hasn't been here since that is noted. */
  readonly lastSeen: string | null;
  /** ISO 8601; null for who may sign in. */
  readonly deactivatedAt: string | null;
}

/** An invitation that waits to be accepted. */
export interface OpenInvitation {
  readonly id: number;
  readonly email: string;
  readonly role: Role;
  readonly invitedBy: string;
  /** ISO 8601. */
  readonly expiresAt: string;
}

/** Where somebody is signed in. */
export interface OpenSession {
  readonly id: number;
  readonly device: Device;
  /** ISO 8601. */
  readonly since: string;
  readonly lastSeen: string;
  /** Whether it is the one that asks. */
  readonly current: boolean;
}

/** What a token is good for: reading what its owner may read, or also changing by the API what they may change. */
export const TOKEN_SCOPES = ['read', 'change'] as const;
export type TokenScope = (typeof TOKEN_SCOPES)[number];

/** A token by which programs work for its owner; its secret is known to them alone. */
export interface PersonalToken {
  readonly id: number;
  readonly name: string;
  readonly scope: TokenScope;
  /** ISO 8601. */
  readonly expiresAt: string;
  readonly expired: boolean;
  /** ISO 8601, to the minute; null for one that nobody has used. */
  readonly lastUsed: string | null;
}

/** Days for which a token may hold. */
export const TOKEN_DAYS = [7, 30, 90, 365] as const;
/** Tokens that somebody may have at a time. */
export const MOST_TOKENS = 20;

/** Days for which an invitation holds. */
export const INVITATION_DAYS = 7;
/** Hours for which a link for a new password holds. */
export const RESET_HOURS = 24;

/** A lead of a study. */
export interface StudyLead {
  readonly account: number;
  readonly name: string;
  readonly email: string;
  /** Whether they can't change it any more: deactivated, or an analyst now. */
  readonly idle: boolean;
}
