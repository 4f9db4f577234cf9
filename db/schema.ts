import type { ColumnType, Generated, Insertable, JSONColumnType, Selectable } from 'kysely';
import type { Role } from '#app/core/people/roles.ts';
import type { Said } from '#app/core/shared/reasons/reason.ts';
import type { WebhookEvent } from '#app/core/webhooks/webhooks.ts';
import type { Item } from '#app/core/studies/items.ts';
import type { JsonObject } from '#app/core/studies/drafts/changes.ts';
import type { LookDecision } from '#app/core/studies/looks.ts';
import type { StudyConfiguration, Provider } from '#app/core/studies/configuration.ts';
import type { Turn } from '#app/core/studies/conversation.ts';
import type { Provenance } from '#app/core/studies/provenance.ts';
import type { Dose } from '#app/core/studies/dose.ts';
import type { Recruited } from '#app/core/studies/recruited.ts';
import type { EligibilityRecord } from '#app/core/studies/eligibility.ts';
import type { TrainingRecord } from '#app/core/studies/training.ts';
import type { Locale } from '#app/core/shared/localized.ts';
import type { Severity } from '#app/core/kinds/likert/highlights.ts';
import type { StudyState } from '#app/core/studies/lifecycle.ts';
import type { Kind } from '#app/core/kinds/kind.ts';
import type { Slot } from '#app/core/kinds/layout.ts';
import type { Outcome } from '#app/core/reports/record/deviation.ts';
import type { RecordBody, RecordHeader } from '#app/core/reports/record/record.ts';

type Created = ColumnType<Date, Date | undefined, never>;
type Json<T> = JSONColumnType<T & object>;
/** A column that a new row may leave out. */
type Optional<T> = ColumnType<T | null, T | null | undefined, T | null>;
type NullableJson<T> = ColumnType<T | null, string | null | undefined, string | null>;

export interface AccountTable {
  id: Generated<number>;
  email: string;
  name: string;
  password_hash: string;
  role: Role;
  created_at: Created;
  /** Noted once a minute at most; null before that was noted. */
  last_seen_at: Optional<Date>;
  /** Since when nobody signs in to it; null where somebody may. */
  deactivated_at: Optional<Date>;
}

/** The set-up of a study that is still being written. */
/** Files that are to be imported as a study. */
export interface ImportUploadTable {
  id: Generated<string>;
  account_id: number;
  created_at: Date;
  /** What is said of them since the import was asked for; null before. */
  asked: NullableJson<JsonObject>;
  /** The address of the study that was made of them. */
  study: Optional<string>;
}

export interface ImportFileTable {
  upload_id: string;
  part: 'file' | 'preferences' | 'items';
  name: string;
  bytes: Uint8Array;
}

export interface DraftTable {
  id: Generated<string>;
  /** The form's values, by the names of the form. */
  values: Json<JsonObject>;
  /** Grows with every change. */
  version: Generated<number>;
  /** The items file as it was chosen, and how it is called. */
  items_file: Optional<Uint8Array>;
  items_name: Optional<string>;
  /** What its columns were said to mean; null = as their names say. */
  items_columns: NullableJson<Readonly<Record<string, readonly string[]>>>;
  /** What was found in it; null where it can't be read as items. */
  items_facts: NullableJson<DraftItemsFacts>;
  /** Its first item as a whole; null where it can't be read as items. */
  items_first: NullableJson<JsonObject>;
  /** The study that was made of it, or that its changes went into. */
  study_id: Optional<number>;
  /** The study that it would change, and the version of its set-up that it began from; null for a study yet to be made. */
  revises: Optional<number>;
  revises_version: Optional<string>;
  created_by: Optional<number>;
  updated_by: Optional<number>;
  created_at: Created;
  updated_at: ColumnType<Date, Date | undefined, Date>;
  archived_at: Optional<Date>;
}

/** How many items a file has, and what they come with. */
export interface DraftItemsFacts {
  readonly items: number;
  readonly withReferences: number;
  readonly segments: number;
}

/** Who had a draft open, and when last. */
export interface DraftEditorTable {
  draft_id: string;
  account_id: number;
  seen_at: Date;
}

export interface SessionTable {
  /** SHA-256 of the cookie's secret, hex. */
  id_hash: string;
  /** What a page may know a session by. */
  id: Generated<number>;
  account_id: number;
  created_at: Created;
  expires_at: Date;
  /** Noted once a minute at most. */
  last_seen_at: ColumnType<Date, Date | undefined, Date>;
  /** What the browser said of itself. */
  user_agent: Optional<string>;
}

/** An invitation to have an account, by a link that holds once. */
export interface AccountInvitationTable {
  id: Generated<number>;
  /** SHA-256 of the link's secret, hex; so in the tables below. */
  token_hash: string;
  email: string;
  role: Role;
  /** An account's address, or `command line`. */
  invited_by: string;
  created_at: Created;
  expires_at: Date;
  used_at: Optional<Date>;
  withdrawn_at: Optional<Date>;
}

/** A link by which somebody sets a new password; an account has one at most. */
export interface PasswordResetTable {
  token_hash: string;
  account_id: number;
  made_by: string;
  created_at: Created;
  expires_at: Date;
}

/** By which a program reads what an account may. */
export interface PersonalTokenTable {
  id: Generated<number>;
  token_hash: string;
  account_id: number;
  name: string;
  created_at: Created;
  expires_at: Date;
  /** Noted once a minute at most. */
  last_used_at: Optional<Date>;
  revoked_at: Optional<Date>;
  /** Whether it only reads, or changes what its owner may change too. */
  scope: Generated<'read' | 'change'>;
}

/** A request to the API with a key, and what it was answered: null while it is under way. */
export interface ApiAnswerTable {
  account_id: number;
  key: string;
  fingerprint: string;
  began_at: Date;
  status: Optional<number>;
  body: Optional<string>;
}

/** Who leads a study; a pilot has the leads of its study. */
export interface StudyLeadTable {
  study_id: number;
  account_id: number;
  created_at: Created;
}

export interface SignInAttemptTable {
  /** SHA-256 of what the attempts are counted by, hex. */
  key_hash: string;
  /** When the window began that they are counted in. */
  since: Date;
  attempts: number;
}

export interface StudyTable {
  id: Generated<number>;
  /** In URLs and on the command line; unique. */
  slug: string;
  name: string;
  /** Begins as a draft; afterwards written by `db/queries/studyState.ts` alone. */
  state: ColumnType<StudyState, undefined, never>;
  /** The run that generates its outputs at the moment; null unless the study is `generating`. */
  generation_run: ColumnType<string | null, undefined, never>;
  /** As it was stored; the queries of studies give it in today's shape, see `readConfiguration`. */
  configuration: Json<StudyConfiguration>;
  configuration_version: ColumnType<number, number, never>;
  /** The configuration's text since the study opened, see `frozenText`; null before. Releases to 0.1.0 stored none. */
  frozen_configuration: ColumnType<string | null, undefined, never>;
  /** The version of the verdict's rule by which it is judged; null until it opens. */
  rule_version: ColumnType<number | null, undefined, never>;
  created_by: number | null;
  /** The study that it does again with other candidates. */
  repeats_id: Optional<number>;
  /** The study that it is a pilot of; such a study has no verdict. */
  pilot_of: Optional<number>;
  /** When it was put aside; null = it stands in the list. */
  archived_at: Optional<Date>;
  created_at: Created;
  opened_at: Date | null;
  closed_at: Date | null;
  /** Tasks, the items that have any, and the items' languages: counted when the tasks are made. */
  task_count: Generated<number>;
  task_items: Generated<number>;
  /** What orders and sides are drawn from; never leaves the database's machine. */
  blinding_key: Generated<string>;
  languages: ColumnType<string[], string | undefined, string>;
}

export interface BatchTable {
  id: Generated<number>;
  study_id: number;
  /** 1 for the items that the study opens with, 2 for those of its extension, 0 for those that only its pilot asks about. */
  number: number;
  opened_at: Date | null;
}

/** A look at a study that runs, taken as it had declared. */
export interface LookTable {
  id: Generated<number>;
  study_id: number;
  /** The how-manieth of those declared, from 1; one that was passed over is missing. */
  number: number;
  taken_at: Date;
  /** Blocks submitted, as a share of those that the study asked for before any extension. */
  share: number;
  /** The same as a share of all that it can ever ask for, 0 … 1. */
  information: number;
  /** What it permitted, by candidate. */
  decisions: Json<LookDecision[]>;
  /** When the study stopped by it; null where it went on. */
  stopped_at: Optional<Date>;
}

export interface ItemTable {
  id: Generated<number>;
  study_id: number;
  batch_id: number;
  /** The item's id in the lead's file. */
  key: string;
  position: number;
  segment: string | null;
  language: string | null;
  /** Of a conversation, its last turn. */
  prompt: string;
  /** The turns of a conversation, the last included; null for a plain prompt. */
  messages: ColumnType<Turn[] | null, string | null | undefined, never>;
  source: string | null;
  reference_texts: Json<Item['references']>;
}

export interface SystemTable {
  id: Generated<number>;
  study_id: number;
  name: string;
  role: 'baseline' | 'candidate' | 'control';
  position: number;
  /** Null for controls. */
  provider: NullableJson<Provider>;
  settings: Json<Record<string, unknown>>;
  /** The criterion that a control harms; null for a worse system that harms all. */
  criterion: string | null;
  /** What a control is known to be; null for what is none. */
  dose: Optional<Dose>;
  /** Who made a control's texts: the key of a maker, `lead`, or the name of a worse system. */
  maker: Optional<string>;
  size_bytes: number | null;
  tokens_per_second: number | null;
  peak_memory_bytes: number | null;
  tokenizer_hash: string | null;
  /** Wall-clock time that its outputs took together, over all runs. */
  generation_ms: Optional<number>;
  /** Median over its outputs. */
  first_token_ms: Optional<number>;
  latency_p50_ms: Optional<number>;
  latency_p95_ms: Optional<number>;
  /** Why the last run of the system as a whole ended early; null where it did not. */
  failure: Optional<string>;
}

export interface OutputTable {
  id: Generated<number>;
  study_id: number;
  item_id: number;
  system_id: number;
  text: string;
  /** SHA-256 of the text, hex. */
  text_hash: string;
  /** The system whose text a control was made from; null for what is no control. */
  source_system_id: Optional<number>;
  /** The `text_hash` of another output of the item that looks the same, by which both are known; null = its own. */
  shown_hash: Optional<string>;
  token_ids: NullableJson<number[]>;
  token_count: number | null;
  finish_reason: string | null;
  latency_ms: number | null;
  /** As the server counted them. */
  prompt_tokens: Optional<number>;
  first_token_ms: Optional<number>;
  /** Tokens cut off its prompt to make it fit; 0 as a rule. */
  truncated_tokens: Optional<number>;
  /** Choices of a token so close that rounding could have turned them. */
  near_ties: Optional<number>;
  /** Natural logarithm of the probability of each token of the output. */
  log_probabilities: NullableJson<number[]>;
  /** How it came about; null where that was not recorded. */
  provenance_id: Optional<number>;
  created_at: Created;
}

/** A way in which outputs of a system came about. */
export interface ProvenanceTable {
  id: Generated<number>;
  study_id: number;
  system_id: number;
  /** SHA-256 of the record with its keys in order. */
  hash: string;
  record: Json<Provenance>;
  first_used: Created;
}

/** Why a system's last attempt at an item gave no output. */
export interface OutputFailureTable {
  study_id: number;
  item_id: number;
  system_id: number;
  message: string;
  failed_at: Created;
}

/** A text that is given for a control before the tasks are made; of an item the lead's goes before all others. */
export interface ControlTextTable {
  id: Generated<number>;
  study_id: number;
  item_id: number;
  /** The key of the criterion that it harms; null for a worse system's text that harms all. */
  criterion: string | null;
  dose: Dose;
  /** `lead`, or the key of the way in which a system was brought to write it. */
  maker: string;
  /** The system whose text it was made from; null where nobody said: the one that it resembles most then. */
  source_system_id: number | null;
  text: string;
  created_at: Created;
}

/** A kind of fault that the lead sees in a candidate's text for an item, read beside the baseline's. */
export interface PairFaultTable {
  study_id: number;
  item_id: number;
  /** The candidate. */
  system_id: number;
  /** See `core/studies/faultKinds.ts`. */
  fault: string;
  created_at: Created;
}

export interface ScoreTable {
  id: Generated<number>;
  study_id: number;
  /** Null = the corpus. */
  item_id: number | null;
  system_id: number;
  /** `bleu`, `rouge1` …, `reference_nll` (sum of natural-log negative likelihoods). */
  measure: string;
  value: number | null;
  lower: number | null;
  upper: number | null;
  signature: string | null;
  /** What the value was made of, e.g. {"tokens": 31, "bytes": 140}. */
  detail: NullableJson<Record<string, unknown>>;
}

export interface TaskTable {
  id: Generated<number>;
  study_id: number;
  item_id: number;
  kind: Kind;
}

/** Which outputs a task shows; several in a slot where their texts are identical. */
export interface TaskOutputTable {
  task_id: number;
  output_id: number;
  /** `single` for Likert; `a` is the baseline's text, `b` … the candidates', whatever the side or place. */
  slot: Slot;
}

/**
 * How many blocks an item with tasks asks for and has; the database counts by itself as blocks come and go. An
 * item has room while `filled` is less than `asked`.
 */
export interface ItemRoomTable {
  item_id: number;
  study_id: number;
  /** First part of the item's language tag. */
  language: string | null;
  /** Where the item stands on the study's circle of items, which raters go through from places of their own. */
  place: number;
  /** 0 for items that nobody is asked about. */
  asked: number;
  submitted: Generated<number>;
  /** Blocks in the state `leased`, those whose lease ran out and was not marked yet included. */
  leased: Generated<number>;
  filled: ColumnType<number, never, never>;
}

export interface RaterGroupTable {
  id: Generated<number>;
  study_id: number;
  name: string;
}

export interface InvitationTable {
  id: Generated<number>;
  study_id: number;
  /** The secret part of the link /r/<token>. */
  token: string;
  group_id: number | null;
  label: string;
  /** Whether those who join through it are simulated raters, and are shown as such. */
  simulated: ColumnType<boolean, boolean | undefined, never>;
  /** Whether it is one panel rater's own. */
  personal: ColumnType<boolean, boolean | undefined, never>;
  /** How many may join by it, and how many of them from one address within a day; null = as many as come. */
  most_raters: Optional<number>;
  most_per_address: Optional<number>;
  /** A code or return address for those who are done, and for those who are not taken; see `completionOf`. */
  completion: Optional<string>;
  screened_out: Optional<string>;
  created_at: Created;
  expires_at: Date | null;
  revoked_at: Date | null;
}

export interface RaterTable {
  id: Generated<number>;
  study_id: number;
  invitation_id: number;
  group_id: number | null;
  /** Unique in the study: `rater-01` … */
  name: string;
  /** SHA-256 of the rater's cookie secret, hex. */
  secret_hash: string;
  simulated: ColumnType<boolean, boolean | undefined, never>;
  locale: Locale;
  /** Languages the rater reads; null = all. */
  languages: NullableJson<string[]>;
  consented_at: Date | null;
  created_at: Created;
  excluded_at: Date | null;
  exclusion_reason: string | null;
  /** Who set the rater aside: a lead, or the rule fixed before opening; null where nobody did. */
  excluded_by: ColumnType<'lead' | 'rule' | null, 'lead' | 'rule' | null | undefined, 'lead' | 'rule' | null>;
  /** What the rater answered to the questions of eligibility. */
  eligibility: NullableJson<EligibilityRecord>;
  /** What the rater's browser is known by in this study, a keyed hash; null where it kept nothing. */
  browser_hash: Optional<string>;
  /** How the rater did in the training round. */
  training: NullableJson<TrainingRecord>;
  /** How whoever recruited the rater calls them; null where nobody did. */
  recruited: NullableJson<Recruited>;
  /** When what identifies the rater was erased at their request; null where it was not. */
  erased_at: Optional<Date>;
}

/** What a rater has had and judged, counted as it happens. */
export interface RaterRecordTable {
  rater_id: number;
  /** The how-manieth rater of the study, from 1. */
  number: number;
  /** Blocks that the rater was ever given. */
  blocks: Generated<number>;
  /** Place of the next task in the rater's sequence. */
  next_position: Generated<number>;
  /** Tasks shown for the first time, and those shown again. */
  tasks: Generated<number>;
  repeats: Generated<number>;
  /** Tasks judged. */
  judged: Generated<number>;
  /** Active milliseconds of the first judgments of the latest tasks, the last one last. */
  recent_ms: Generated<number[]>;
  /** The assignment judged last. */
  last_assignment: string | null;
}

/** Somebody tried to join by a link; kept for a day. */
export interface JoinAttemptTable {
  id: Generated<number>;
  invitation_id: number;
  /** A keyed hash of the address (of an IPv6 address its network), by a key of the study. */
  address_hash: string;
  at: Date;
}

/** A rater's place in a panel. */
export interface SeatTable {
  id: Generated<number>;
  study_id: number;
  /** From 1. */
  number: number;
  name: string;
  invitation_id: number;
  /** Who joined by the seat's link; null before. */
  rater_id: ColumnType<number | null, number | null | undefined, number | null>;
}

/** A task in the plan of a seat. */
export interface SeatTaskTable {
  seat_id: number;
  /** Place in the rater's sequence, from 0. */
  position: number;
  task_id: number;
  /** Pairwise: whether slot a is shown on the right. */
  swapped: boolean;
  /** Ranking: its slots in the order in which they are shown (`cab`); null for the others. */
  arrangement: Optional<string>;
}

export interface BlockTable {
  id: Generated<number>;
  study_id: number;
  item_id: number;
  rater_id: number;
  /** `leased` until submitted; `expired` when the lease ran out before all its tasks were judged. */
  state: 'leased' | 'submitted' | 'expired';
  leased_until: Date;
  created_at: Created;
  submitted_at: Date | null;
  /** The rater is set aside: what they judged stays, and the item asks for another block instead. */
  set_aside: Generated<boolean>;
}

export interface AssignmentTable {
  /** Random (UUID v4): what the rater's browser knows the task by. */
  id: string;
  study_id: number;
  block_id: number;
  task_id: number;
  rater_id: number;
  /** Place in the rater's sequence, from 0. */
  position: number;
  /** Pairwise: whether slot a is shown on the right. */
  swapped: boolean;
  /** Ranking: its slots in the order in which they are shown (`cab`); null for the others. */
  arrangement: Optional<string>;
  submitted_at: Date | null;
  /** Shown a second time, for self-consistency alone; the analysis takes the first. */
  repeat: Generated<boolean>;
}

/** Corrections append a revision; nothing is overwritten, and a comment is emptied at most. */
export interface JudgmentTable {
  id: Generated<number>;
  study_id: number;
  assignment_id: string;
  revision: number;
  choice: 'a' | 'b' | 'tie' | null;
  strength: string | null;
  comment: string | null;
  /** Null where it was made elsewhere, and nobody noted it; so of `submitted_at`. */
  active_ms: Optional<number>;
  submitted_at: ColumnType<Date | null, Date | null | undefined, never>;
  /** Unique per rater; sending the same submission again changes nothing. */
  idempotency_key: string;
}

export interface RatingTable {
  judgment_id: number;
  criterion: string;
  value: number;
}

/** The place that an output got in a ranking, 1 = best; outputs that share a text have the same. */
export interface RankingTable {
  judgment_id: number;
  output_id: number;
  rank: number;
}

/** A faulty span marked in the text of a Likert task. */
export interface HighlightTable {
  judgment_id: number;
  /** Offsets into the text in Unicode code points, the end not included. */
  start_offset: number;
  end_offset: number;
  severity: Severity;
  criterion: string | null;
  /** Key of its kind; null where it isn't asked or wasn't said. */
  category: string | null;
  comment: string | null;
}

/** A block of a study from elsewhere that its rater did not finish. */
export interface GivenSkipTable {
  id: Generated<number>;
  study_id: number;
  item_id: number;
  rater_id: number;
  kind: 'skipped' | 'abandoned';
  /** Names of the systems whose texts had been shown. */
  seen: Json<string[]>;
  last_seen: string | null;
  reason: string | null;
  submitted_at: Date | null;
}

/** A computed analysis, kept so that a report is not computed again for the same data. */
export interface AnalysisTable {
  id: Generated<number>;
  study_id: number;
  data_hash: string;
  signature: string;
  result: Json<object>;
  created_at: Created;
  /** How many changes of its study it knows of, see `countChanges`; null where an early release made it. */
  changes_seen: number | null;
  /** What people found of each item, see `ItemFinding`; null where it was made before they were kept. */
  findings: NullableJson<object>;
}

/** A signed decision; nothing of it changes. */
export interface DecisionRecordTable {
  id: Generated<number>;
  study_id: number;
  /** From 1, over all studies. */
  number: number;
  candidate: string;
  signed_by: number;
  signed_at: Created;
  /** Null where nobody had to look at it. */
  reviewed_by: Optional<number>;
  /** The comment, as it stands in the body. */
  statement: string;
  /** The record's body. */
  payload: Json<RecordBody>;
  header: Json<RecordHeader>;
  /** Of the header, SHA-256 in hex. */
  hash: string;
  signature: string;
  /** The number of the record that it takes the place of. */
  supersedes: Optional<number>;
}

/** A decision that a second person has yet to look at: one a study. */
export interface DecisionProposalTable {
  study_id: number;
  candidate: string;
  outcome: Outcome;
  because: string | null;
  comment: string;
  /** Of the verdict as it was when it was proposed. */
  verdict_hash: string;
  proposed_by: number;
  proposed_at: Date;
}

/** A link by which somebody without an account reads a study's report. */
export interface ShareLinkTable {
  id: Generated<number>;
  study_id: number;
  token_hash: string;
  label: string;
  /** The account that made it, by its address. */
  created_by: string;
  created_at: Date;
  expires_at: Date;
  revoked_at: Optional<Date>;
}

/** Where messages about a study are sent, or about all (null). */
export interface WebhookTable {
  id: Generated<number>;
  study_id: number | null;
  url: string;
  /** Messages are signed with it, so it is kept as it is. */
  secret: string;
  events: JSONColumnType<readonly WebhookEvent[]>;
  created_by: string;
  created_at: Date;
  ended_at: Optional<Date>;
}

/** A message to a webhook, and how sending it went. */
export interface WebhookDeliveryTable {
  id: Generated<number>;
  webhook_id: number;
  study_id: number;
  event: string;
  occurrence: string;
  message: string;
  detail: JSONColumnType<object>;
  at: Date;
  /** What is sent; null until the first attempt. */
  body: Optional<string>;
  state: Generated<'waiting' | 'delivered' | 'failed'>;
  attempts: Generated<number>;
  last_at: Optional<Date>;
  last_status: Optional<number>;
  last_error: ColumnType<Said | null, string | null | undefined, string | null>;
  /** The beginning of what was answered last. */
  answer: Optional<string>;
}

/** The key that an installation signs with; there is one at most. */
export interface SigningKeyTable {
  id: Generated<number>;
  /** PEM: SubjectPublicKeyInfo, and PKCS #8. */
  public_key: string;
  private_key: string;
  created_at: Created;
}

export interface EventTable {
  id: Generated<number>;
  study_id: number | null;
  at: Created;
  actor: string;
  kind: string;
  detail: NullableJson<Record<string, unknown>>;
}

export interface JobTable {
  id: Generated<number>;
  kind: string;
  key: string;
  payload: Json<object>;
  state: ColumnType<
    'queued' | 'running' | 'done' | 'failed' | 'cancelled',
    'queued' | undefined,
    'queued' | 'running' | 'done' | 'failed' | 'cancelled'
  >;
  /** What the job has cost; a worker that gives it back in good order takes its attempt off again. */
  attempts: Generated<number>;
  most_attempts: number;
  /** How often the job was taken: tells an old worker's claim from the present one. */
  claims: Generated<number>;
  /** A job that waits is not taken before. */
  not_before: ColumnType<Date, Date | undefined, Date>;
  /** Who has it, or had it last. */
  worker: string | null;
  /** Until when the claim that runs holds the job. */
  lease_until: Date | null;
  progress: NullableJson<object>;
  error: NullableJson<object>;
  created_at: Created;
  started_at: Date | null;
  finished_at: Date | null;
}

export interface Schema {
  accounts: AccountTable;
  import_uploads: ImportUploadTable;
  import_files: ImportFileTable;
  drafts: DraftTable;
  draft_editors: DraftEditorTable;
  sessions: SessionTable;
  account_invitations: AccountInvitationTable;
  password_resets: PasswordResetTable;
  personal_tokens: PersonalTokenTable;
  api_answers: ApiAnswerTable;
  study_leads: StudyLeadTable;
  sign_in_attempts: SignInAttemptTable;
  studies: StudyTable;
  batches: BatchTable;
  looks: LookTable;
  items: ItemTable;
  systems: SystemTable;
  outputs: OutputTable;
  provenances: ProvenanceTable;
  output_failures: OutputFailureTable;
  control_texts: ControlTextTable;
  pair_faults: PairFaultTable;
  scores: ScoreTable;
  tasks: TaskTable;
  task_outputs: TaskOutputTable;
  item_rooms: ItemRoomTable;
  rater_groups: RaterGroupTable;
  invitations: InvitationTable;
  raters: RaterTable;
  join_attempts: JoinAttemptTable;
  rater_records: RaterRecordTable;
  seats: SeatTable;
  seat_tasks: SeatTaskTable;
  blocks: BlockTable;
  assignments: AssignmentTable;
  judgments: JudgmentTable;
  ratings: RatingTable;
  rankings: RankingTable;
  highlights: HighlightTable;
  given_skips: GivenSkipTable;
  analyses: AnalysisTable;
  decision_records: DecisionRecordTable;
  decision_proposals: DecisionProposalTable;
  signing_keys: SigningKeyTable;
  share_links: ShareLinkTable;
  webhooks: WebhookTable;
  webhook_deliveries: WebhookDeliveryTable;
  events: EventTable;
  jobs: JobTable;
}

export type Row<T extends keyof Schema> = Selectable<Schema[T]>;
export type NewRow<T extends keyof Schema> = Insertable<Schema[T]>;
