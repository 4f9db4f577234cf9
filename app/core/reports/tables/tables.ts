import type { Kind } from '../../kinds/kind.ts';
import { kinds, type TypesOf } from '../../kinds/kinds.ts';
import { STUDY_MEASURE_NAMES, STUDY_MEASURES } from '../../measures/registry.ts';
import { item, rater, remark, sharedTextId, study, submittedAt, system } from '../../tables/columns.ts';
import { column, type Table } from '../../tables/table.ts';

const time = { unit: 'ms', range: '0 …' } as const;

/** What kinds of tasks fill: every kind's answers, then what raters remark besides. */
const ofKinds = [
  ...kinds.all.flatMap(({ tables }) => tables.answers),
  ...kinds.all.flatMap(({ tables }) => tables.remarks),
] as unknown as readonly TypesOf[Kind]['table'][];

export const ITEMS = {
  file: 'items.csv',
  columns: [
    study,
    column('batch', 'integer', 'Batch in which the item was opened', { range: '1 …' }),
    item,
    column('segment', 'text', 'Label by which results are also shown; empty = none'),
    column('prompt', 'text', 'What every system is asked'),
    column('source', 'text', 'Text that the prompt is about; empty = none'),
    column('references', 'JSON', 'Array of reference texts'),
    column('language', 'text', 'BCP 47 tag of the item; empty = none given'),
    column(
      'messages',
      'JSON',
      'Turns of a conversation, {role, content}, the last of which is the prompt; empty = a plain prompt',
    ),
    column('asked', 'integer', 'Raters that the item asked for; empty where nobody was asked about it', {
      range: '0 …',
    }),
  ],
} as const satisfies Table;

export const SYSTEMS = {
  file: 'systems.csv',
  columns: [
    study,
    system,
    column('role', 'text', 'Part in the study', { range: 'baseline, candidate, control' }),
    column('provider', 'text', 'Where its outputs come from', {
      range: 'onnx, openai, import; control for controls',
    }),
    column('settings', 'JSON', 'Decoding settings'),
    column('size_bytes', 'integer', "Size of the model's files; empty = unknown", {
      unit: 'byte',
      range: '0 …',
    }),
    column('tokens_per_second', 'number', 'Speed of generation; empty = unknown', {
      unit: 'token/s',
      range: '0 …',
    }),
    column('latency_p50_ms', 'number', 'Median time of an output; empty = unknown', time),
    column('latency_p95_ms', 'number', 'Time that 95 % of the outputs kept to; empty = unknown', time),
    column('first_token_ms', 'number', "Median time until an output's first token; empty = unknown", time),
    column('peak_memory_bytes', 'integer', 'Most memory that generating took; empty = unknown', {
      unit: 'byte',
      range: '0 …',
    }),
    column('generation_ms', 'number', 'Time that all outputs together took; empty = unknown', time),
    column(
      'provenance',
      'JSON',
      'Array of how its outputs came about: provenance (model hash, runtime, execution provider, processor and its features, or server, or hash of the imported file; null = not recorded) and outputs; empty for controls',
    ),
    column('criterion', 'text', 'Criterion that a control harms; empty for the others'),
    column('dose', 'text', 'What a control is known to be; empty for what is none', {
      range: 'slight, gross, system',
    }),
    column('maker', 'text', "Who made a control's texts; empty for what is none"),
    column(
      'tokenizer_hash',
      'text',
      'SHA-256 of its tokenizer: likelihoods of systems with the same one are told per token; empty = unknown',
    ),
  ],
} as const satisfies Table;

export const OUTPUTS = {
  file: 'outputs.csv',
  columns: [
    study,
    item,
    system,
    column('output', 'text', 'What the system wrote'),
    column('tokens', 'integer', 'New tokens; empty = unknown', { unit: 'token', range: '0 …' }),
    column('latency_ms', 'number', 'Time that the output took; empty = unknown', {
      unit: 'ms',
      range: '0 …',
    }),
    column('finish_reason', 'text', 'Why generation ended; empty = unknown'),
    sharedTextId,
    column('source_system', 'text', 'System whose text a control was made from; empty for what is none'),
    column('prompt_tokens', 'integer', 'Tokens of the prompt; empty = unknown', {
      unit: 'token',
      range: '0 …',
    }),
    column('first_token_ms', 'number', 'Time until its first token; empty = unknown', time),
    column('truncated_tokens', 'integer', 'Tokens cut off the prompt to make it fit; empty = unknown', {
      unit: 'token',
      range: '0 …',
    }),
    column(
      'near_ties',
      'integer',
      'Choices of a token so close that rounding could have turned them; empty = unknown',
      { range: '0 …' },
    ),
    column(
      'provenance',
      'integer',
      "Which way in the provenance of systems.csv it came about by, the first being 0; empty where that isn't known",
      { range: '0 …' },
    ),
  ],
} as const satisfies Table;

const MEASURES_AND_VALUES = [
  ...STUDY_MEASURE_NAMES.map((name) => {
    const { values } = STUDY_MEASURES[name];
    return values === '' ? name : `${name} (${values})`;
  }),
  'reference_nll (nats)',
].join(', ');

export const MEASURES_TABLE = {
  file: 'measures.csv',
  columns: [
    study,
    column('item', 'text', "The item's id; empty = all items together"),
    system,
    column('measure', 'text', MEASURES_AND_VALUES),
    column('value', 'number', 'The score; empty where undefined'),
    column('lower', 'number', 'Lower bound of the 95 % interval over items; empty for a single item'),
    column('upper', 'number', 'Upper bound'),
    column('signature', 'text', 'How it was computed'),
    column(
      'language',
      'text',
      "The item's language, given or found by script (und-Cyrl), where it chose the tokenizer; empty otherwise",
    ),
    column(
      'detail',
      'JSON',
      'What the value was made of, of reference_nll {tokens, bytes} of the references; empty where there is nothing to say',
    ),
  ],
} as const satisfies Table;

export const RATERS = {
  file: 'raters.csv',
  columns: [
    study,
    rater,
    column('group', 'text', "The rater's group; empty = none"),
    column('judgments', 'integer', 'Submitted judgments: rated texts, comparisons and rankings', {
      range: '0 …',
    }),
    column('controls_failed', 'integer', 'Controls rated outside their admissible range', { range: '0 …' }),
    column('controls_seen', 'integer', 'Controls rated', { range: '0 …' }),
    column('median_active_ms', 'number', 'Median active time of a task; empty before the first', {
      unit: 'ms',
      range: '0 …',
    }),
    column(
      'self_consistency',
      'number',
      'Share of repeated questions answered the same; empty where nothing was repeated',
      {
        range: '0 … 1',
      },
    ),
    column(
      'severity',
      'number',
      "Mean of the others' ratings less the rater's own of the same texts; above 0 is stricter",
      {
        unit: 'points',
      },
    ),
    column('included', 'boolean', 'Whether the analysis counts this rater'),
    column('exclusion_reason', 'text', 'Why not; empty where included'),
    column('excluded_by', 'text', 'Who set the rater aside; empty where included', { range: 'rule, lead' }),
    column(
      'participant',
      'text',
      'What the platform that recruited the rater calls them; empty where none did, and where it was erased',
    ),
    column('recruiting_study', 'text', "That platform's study, where it was told"),
    column('recruiting_session', 'text', "That platform's session or assignment, where it was told"),
    column('simulated', 'boolean', 'Whether the rater is a program'),
    column('joined_at', 'time', 'When the rater joined', { unit: 'ISO 8601, UTC' }),
    column('locale', 'text', 'Language that the pages were shown in'),
    column(
      'set_aside_by',
      'text',
      'Who set the rater aside while the study ran; the verdict applies the rule once more, and excluded_by is what came of it',
      { range: 'rule, lead' },
    ),
    column('set_aside_at', 'time', 'When', { unit: 'ISO 8601, UTC' }),
    column('set_aside_reason', 'text', 'Why, as it was written, or a code'),
  ],
} as const satisfies Table;

export const SKIPS = {
  file: 'skips.csv',
  columns: [
    study,
    item,
    rater,
    column('kind', 'text', 'Whether the rater passed the block on, or left it unfinished', {
      range: 'skipped, abandoned',
    }),
    column('seen', 'JSON', 'Array of the systems whose texts had been shown'),
    column('last_seen', 'text', 'The system seen last; empty where one text was shown for several'),
    column('reason', 'text', 'Why it was passed on; empty where not said'),
    column('submitted_at', 'time', 'When it was passed on; empty where abandoned', {
      unit: 'ISO 8601, UTC',
    }),
  ],
} as const satisfies Table;

export const FOLLOWING = {
  file: 'following.csv',
  columns: [
    study,
    column('candidate', 'text', "The candidate's name"),
    column('measure', 'text', 'Name of the measure'),
    column('tau', 'number', "Kendall's τ-b of the measure's and people's differences per item", {
      range: '-1 … 1',
    }),
    column('lower', 'number', "Lower bound of its interval at the verdict's level"),
    column('upper', 'number', 'Upper bound'),
    column('items', 'integer', 'Items on which the texts differ', { range: '0 …' }),
    column('struck', 'boolean', 'Whether the measure lost its vote for it'),
  ],
} as const satisfies Table;

export const EVENTS = {
  file: 'events.csv',
  columns: [
    study,
    column('at', 'time', 'When it happened', { unit: 'ISO 8601, UTC' }),
    column('kind', 'text', 'What happened'),
    column('actor', 'text', 'Who did it: an account, a rater, command line, rule or system'),
    column('detail', 'JSON', 'What there is to say of it'),
  ],
} as const satisfies Table;

export const JUDGMENTS = {
  file: 'judgments.csv',
  columns: [
    study,
    item,
    rater,
    column('kind', 'text', 'What was asked', { range: kinds.all.map(({ kind }) => kind).join(', ') }),
    column(
      'slots',
      'JSON',
      'Array of [slot, system]: which texts were shown; several systems in a slot share a text; single, or a (the baseline or what comes first), b …',
    ),
    column('swapped', 'boolean', 'Whether slot a was shown on the right'),
    column('arrangement', 'text', 'Slots in the order in which they were shown; empty where there is none'),
    column('repeat', 'boolean', 'Whether it was shown a second time, for self-consistency alone'),
    column('revision', 'integer', 'Number of the correction; every one is here', { range: '1 …' }),
    column('counted', 'boolean', 'Whether the revision is the one that stands in the tables of answers'),
    submittedAt,
    column('batch', 'integer', 'Batch of items that the item belongs to', { range: '1 …' }),
    column('position', 'integer', "Place of the task in the rater's sequence", { range: '0 …' }),
    column('active_ms', 'number', 'Time that the rater was active on the task, idle gaps not counted', time),
    column('block_submitted', 'boolean', "Whether the rater judged all of the item's tasks"),
    column(
      'answer',
      'JSON',
      'What was answered: choice and strength; ratings by criterion and highlights; ranks by system',
    ),
    remark,
  ],
} as const satisfies Table;

export const LOOKS = {
  file: 'looks.csv',
  columns: [
    study,
    column('look', 'integer', 'Which of the declared looks, from 1', { range: '1 …' }),
    column('taken_at', 'time', 'When it was taken', { unit: 'ISO 8601, UTC' }),
    column('share', 'number', 'Blocks submitted, as a share of those asked for before any extension'),
    column('information', 'number', 'The same as a share of all that the study could ask for', {
      range: '0 … 1',
    }),
    column('decisions', 'JSON', 'Array of what it permitted, by candidate'),
    column('stopped_at', 'time', 'When the study stopped by it; empty where it went on', {
      unit: 'ISO 8601, UTC',
    }),
  ],
} as const satisfies Table;

export const AGREEMENT = {
  file: 'agreement.csv',
  columns: [
    study,
    column('criterion', 'text', 'Key of the criterion, or preference, or ranking'),
    column(
      'coefficient',
      'text',
      "alpha (Krippendorff's), ac1, ac2 (Gwet's), kendall-w (mean over items), reliability (of texts' mean ratings)",
      { range: 'alpha, ac1, ac2, kendall-w, reliability' },
    ),
    column('level', 'text', 'Level of measurement', { range: 'ordinal, nominal' }),
    column('value', 'number', 'The coefficient; empty where undefined', { range: '… 1' }),
    column('lower', 'number', 'Lower bound of the 95 % interval over items'),
    column('upper', 'number', 'Upper bound'),
    column('raters', 'integer', 'Raters', { range: '0 …' }),
    column('units', 'integer', 'Different texts rated or ranked, pairs compared, or items (kendall-w)', {
      range: '0 …',
    }),
    column('with_controls', 'boolean', 'Whether controls are among them'),
    column(
      'candidate',
      'text',
      "The candidate in whose verdict it stands: of its, the baseline's and the controls' texts; empty = of all systems",
    ),
  ],
} as const satisfies Table;

export const PENALTIES = {
  file: 'penalties.csv',
  columns: [
    study,
    item,
    system,
    rater,
    column('marks', 'integer', 'Faulty spans that the rater marked in the text', { range: '0 …' }),
    column('points', 'number', 'What they take off by the weights of study.json: the sum over the marks', {
      unit: 'points',
      range: '0 …',
    }),
    column(
      'length',
      'integer',
      'Words of the text, each character of a script without spaces being one; empty where the text was not given',
      { unit: 'word', range: '0 …' },
    ),
    sharedTextId,
    column('included', 'boolean', 'Whether the analysis counts this rater'),
    column('exclusion_reason', 'text', 'Why not; empty where included'),
  ],
} as const satisfies Table;

export const PENALTY_SCORES = {
  file: 'penalty-scores.csv',
  columns: [
    study,
    column('system', 'text', 'Name of the system; empty for agreement, which is over all but controls'),
    column(
      'figure',
      'text',
      "score: points taken off, fewer are better; difference: the baseline's less the candidate's by the same raters on the same items; alpha: Krippendorff's, at the interval level, of raters' points of the same text",
      { range: 'score, difference, alpha' },
    ),
    column('per', 'text', 'What the points are of; empty for alpha', {
      range: 'text, 100 words, 100 characters',
    }),
    column(
      'category',
      'text',
      'Key of a kind of fault whose points they are, - for marks of no kind; empty = all of them',
    ),
    column('estimate', 'number', 'The figure; empty where undefined'),
    column('lower', 'number', 'Lower bound of its 95 % interval; empty where there is none'),
    column('upper', 'number', 'Upper bound'),
    column('items', 'integer', 'Items; for alpha texts that several raters read', { range: '0 …' }),
    column('raters', 'integer', 'Raters', { range: '0 …' }),
    column('judgments', 'integer', 'Judgments of texts; empty for alpha', { range: '0 …' }),
  ],
} as const satisfies Table;

export const OVER_TIME = {
  file: 'over-time.csv',
  columns: [
    study,
    column(
      'figure',
      'text',
      "alpha: Krippendorff's, ordinal, of a criterion's ratings of the stretch's texts; apart: how far a rating lies from the mean of the others' of its text, as a share of the scale; severity: how much lower it is",
      { range: 'alpha, apart, severity' },
    ),
    column('criterion', 'text', 'Key of the criterion of alpha; empty for the others, which are over all'),
    column(
      'period',
      'integer',
      'Number of the stretch: of alpha those have as many texts each, of the others as many ratings',
      { range: '1 …' },
    ),
    column('from', 'time', "Its first rating; of alpha the mean time of its first text's ratings", {
      unit: 'ISO 8601, UTC',
    }),
    column('to', 'time', 'Its last, likewise', { unit: 'ISO 8601, UTC' }),
    column('estimate', 'number', 'The figure; empty where undefined'),
    column('lower', 'number', 'Lower bound of its 95 % interval; empty where there is none'),
    column('upper', 'number', 'Upper bound'),
    column('texts', 'integer', 'Texts that several raters rated; empty but for alpha', { range: '0 …' }),
    column('ratings', 'integer', 'Ratings of the stretch, over all criteria', { range: '0 …' }),
    column('raters', 'integer', 'Raters who gave them', { range: '0 …' }),
  ],
} as const satisfies Table;

export const DICTIONARY = {
  file: 'dictionary.csv',
  columns: [
    column('file', 'text', 'Name of the file; *.csv = what holds for every one'),
    column('column', 'text', 'Name of the column; empty = the file as a whole'),
    column('type', 'text', 'Kind of value', { range: 'text, integer, number, boolean, time, JSON' }),
    column('unit', 'text', 'Unit; empty = none'),
    column('range', 'text', 'Values that occur; empty = any'),
    column('meaning', 'text', 'What the value says'),
  ],
} as const satisfies Table;

/** Every file of an export, in the order in which it is written. */
export const TABLES = [
  ITEMS,
  SYSTEMS,
  OUTPUTS,
  ...ofKinds,
  MEASURES_TABLE,
  RATERS,
  AGREEMENT,
  FOLLOWING,
  SKIPS,
  EVENTS,
  JUDGMENTS,
  LOOKS,
  PENALTIES,
  PENALTY_SCORES,
  OVER_TIME,
  DICTIONARY,
] as const;
export type TableFile = (typeof TABLES)[number]['file'];

/** What an export has beside tables: the frozen configuration, and the verdict, both as JSON. */
export const DOCUMENTS = ['study.json', 'verdict.json'] as const;
export type Document = (typeof DOCUMENTS)[number];

export const EXPORT_FILES = [...TABLES.map(({ file }) => file), ...DOCUMENTS];
export type ExportFile = TableFile | Document;

/** Whether a file of an export is no table. */
export function isDocument(file: ExportFile): file is Document {
  return DOCUMENTS.some((document) => document === file);
}

/** Files that show what a study's estimates would be made of: kept back until it is closed. */
export const JUDGED_FILES: ReadonlySet<ExportFile> = new Set([
  ...ofKinds.map(({ file }) => file),
  'measures.csv',
  'agreement.csv',
  'following.csv',
  'skips.csv',
  'judgments.csv',
  'looks.csv',
  'penalties.csv',
  'penalty-scores.csv',
  'over-time.csv',
  'verdict.json',
]);
