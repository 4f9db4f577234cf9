import type { SystemProvenance } from '../../studies/provenance.ts';
import type { Outcome } from './deviation.ts';
import type { RecordedVerdict } from './figures.ts';

/** The form of records. A reader refuses one that it doesn't know. */
export const RECORD_FORMAT = 'evenhand-record/1';

/** Most characters of a comment, and of why a decision deviates. */
export const MOST_WORDS = 4000;

/** Who put their name to a decision, and when. */
export interface Signatory {
  readonly name: string;
  readonly email: string;
  /** ISO 8601 in UTC. */
  readonly at: string;
}

/** A table as it was when a decision was signed. */
export interface RecordedTable {
  /** The columns that the hash is taken of. */
  readonly columns: readonly string[];
  readonly rows: number;
  /** SHA-256, hex; see docs/records.md. */
  readonly hash: string;
}

/** What a decision was and what it rested on: what a record's header has the hash of. */
export interface RecordBody {
  readonly study: {
    readonly slug: string;
    readonly name: string;
    readonly question: string;
    readonly openedAt: string | null;
    readonly closedAt: string | null;
  };
  readonly baseline: string;
  readonly candidate: string;
  readonly decision: {
    readonly outcome: Outcome;
    /** Whether that is another one than the verdict's. */
    readonly deviates: boolean;
    /** Why it deviates; null where it doesn't. */
    readonly because: string | null;
    readonly comment: string;
  };
  readonly signedBy: Signatory;
  /** Who looked at it after them; null where nobody was asked to. */
  readonly reviewedBy: (Signatory & { readonly comment: string }) | null;
  /** The record of the same candidate that this one takes the place of. */
  readonly supersedes: { readonly number: number; readonly hash: string } | null;
  readonly verdict: RecordedVerdict;
  /** Whether judgments come from programs: `none`, `some` or `all`. */
  readonly simulatedRaters: 'none' | 'some' | 'all';
  /** `study.json` of the export. */
  readonly configuration: object;
  readonly data: {
    /** The verdict's own hash and signature. */
    readonly verdictHash: string;
    readonly signature: string;
    /** By file of the export, `ratings.csv`. */
    readonly tables: Readonly<Record<string, RecordedTable>>;
  };
  /** How each system's outputs came about, by its name. */
  readonly provenance: Readonly<Record<string, SystemProvenance['made']>>;
  readonly program: { readonly version: string; readonly analysis: string };
}

/** What is signed: little enough that the chain of all of them can go with each record, and tells of no study. */
export interface RecordHeader {
  readonly format: typeof RECORD_FORMAT;
  /** From 1, over all studies of an installation. */
  readonly number: number;
  readonly signedAt: string;
  /** SHA-256 of the body in canonical form, hex. */
  readonly body: string;
  /** SHA-256 of the header before it in canonical form, hex; null of the first. */
  readonly previous: string | null;
  /** The installation's public key: the 32 bytes of an Ed25519 key, Base64. */
  readonly key: string;
}

/** A header with its signature. */
export interface ChainLink {
  readonly header: RecordHeader;
  /** Of the header in canonical form (RFC 8785), Ed25519, Base64. */
  readonly signature: string;
}

/** A decision record as a file. */
export interface RecordFile extends ChainLink {
  readonly body: RecordBody;
  /** The links before it, the first one first. */
  readonly chain: readonly ChainLink[];
}
