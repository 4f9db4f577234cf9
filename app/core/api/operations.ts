import { z } from 'zod';
import { because } from '../shared/errors.ts';
import { jsonOf } from '../shared/jsonOf.ts';
import { STUDY_STATES } from '../studies/lifecycle.ts';
import type { SchemaName } from './schemas.ts';
import { JUDGED_TABLES } from './tables.ts';

/**
 * Who may ask: anybody; who has an account, by a session or a token; and by a token that changes things who may create
 * studies, who may change the study of the address, or, to `apply`, who may change it where it is there and create it
 * where it isn't.
 */
export type ApiRight = 'anybody' | 'read' | 'create' | 'change' | 'apply';

/** A request that the API answers. */
export interface Operation {
  readonly id: string;
  readonly method: 'GET' | 'POST' | 'PUT';
  /** Below `/api/v1`, parameters in braces. */
  readonly path: string;
  readonly summary: string;
  readonly right: ApiRight;
  /** What the address may ask for; names that it lacks are refused. */
  readonly query: z.ZodObject;
  /** What is sent: a schema's name, a study's file, or a table; null where nothing is. */
  readonly body: SchemaName | 'StudyFile' | 'Table' | null;
  /** What is answered: the same, or another document. */
  readonly answer: SchemaName | 'StudyFile' | 'OpenApi';
  readonly status: 200 | 201 | 202;
}

/** The types that a study's file may have. */
export const STUDY_FILE_TYPES = ['application/json', 'application/yaml'] as const;

/** The types that a table to import may have; what it is, is seen by what it holds. */
export const TABLE_TYPES = [
  'application/json',
  'application/jsonl',
  'application/x-ndjson',
  'text/csv',
  'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet',
  'application/octet-stream',
] as const;

const NOTHING = z.object({});
const flag = z
  .enum(['true', 'false'])
  .default('false')
  .transform((text) => text === 'true');
const cursor = z.string().max(500).optional().describe('`next` of the page before');
const limit = (usual: number, most: number) =>
  z.coerce.number().int(because('not-whole')).min(1).max(most).default(usual).describe(`At most ${most}`);
const items = limit(50, 200).describe('Of how many items a page has the rows, 200 at most');
const columnName = z.string().max(1000);
const columnSchema = z.strictObject({ field: columnName, system: columnName.optional(), column: columnName });
const power = z.coerce.number().gt(0).lt(1).default(0.8);

const reading = <A extends Operation['answer']>(id: string, path: string, summary: string, answer: A) =>
  ({
    id,
    method: 'GET',
    path,
    summary,
    right: 'read',
    query: NOTHING,
    body: null,
    answer,
    status: 200,
  }) as const;

const moving = <B extends SchemaName>(name: string, summary: string, body: B) =>
  ({
    id: `${name}Study`,
    method: 'POST',
    path: `/studies/{slug}/${name}`,
    summary,
    right: 'change',
    query: NOTHING,
    body,
    answer: 'Moved',
    status: 200,
  }) as const;

const importing = <A extends SchemaName>(id: string, path: string, summary: string, answer: A) =>
  ({
    id,
    method: 'POST',
    path: `/studies/{slug}/${path}`,
    summary: `${summary}: all of them or none. JSON (an array, or an object a line), CSV or XLSX`,
    right: 'change',
    body: 'Table',
    answer,
    status: 200,
  }) as const;
const replace = flag.describe('Whether what is there already gives way to something else');
const columns = z
  .string()
  .max(20_000)
  .optional()
  .transform((text, context) => {
    if (text === undefined) return null;
    const read = z.array(columnSchema).max(1000).safeParse(jsonOf(text));
    if (read.success) return read.data;
    context.addIssue({ code: 'custom', message: because('wrong-type', { expected: 'array' }) });
    return z.NEVER;
  })
  .describe(
    'Which columns mean what, as JSON: [{"field": "item", "column": "Nr"}, {"field": "output", "system": "small", "column": "A"}]; others are left out then. Without it they are known by their names',
  );

/** All that the API answers: routes, document and tests are made of it. */
export const OPERATIONS = {
  readDocument: {
    ...reading('readDocument', '/openapi.json', 'This document', 'OpenApi'),
    right: 'anybody',
  },
  listStudies: {
    ...reading('listStudies', '/studies', 'Studies, the newest first', 'StudyList'),
    query: z.object({
      state: z.enum(STUDY_STATES).optional(),
      search: z.string().max(200).optional().describe('A part of its name or slug'),
      archived: flag.describe('Whether those that are put aside are among them'),
      limit: limit(50, 200),
      cursor,
    }),
  },
  createStudy: {
    id: 'createStudy',
    method: 'POST',
    path: '/studies',
    summary: 'Creates a study from a study’s file with its items in it',
    right: 'create',
    query: NOTHING,
    body: 'StudyFile',
    answer: 'AppliedSetup',
    status: 201,
  },
  readStudy: reading('readStudy', '/studies/{slug}', 'Where a study stands, without estimates', 'Study'),
  readSetup: reading(
    'readSetup',
    '/studies/{slug}/setup',
    'A study’s file with all defaults and its items, as PUT takes it; its ETag names the version',
    'StudyFile',
  ),
  applySetup: {
    id: 'applySetup',
    method: 'PUT',
    path: '/studies/{slug}/setup',
    summary:
      'Makes a study be what a file says: creates it, or changes one that has not opened and that nobody has judged. If-Match with the version that was read refuses where it is another; If-None-Match: * only creates',
    right: 'apply',
    query: z.object({
      check: flag.describe('Only say what would be done'),
      discard: flag.describe('Let go what was uploaded or written for the study and no longer fits'),
    }),
    body: 'StudyFile',
    answer: 'AppliedSetup',
    status: 200,
  },
  prepareStudy: {
    ...moving('prepare', 'Generates outputs, scores and tasks in the background', 'NothingRequest'),
    status: 202,
  },
  openStudy: moving('open', 'Opens a study for its raters, and freezes its set-up', 'OpeningRequest'),
  pauseStudy: moving('pause', 'Gives no further tasks out', 'NothingRequest'),
  resumeStudy: moving('resume', 'Goes on with a study that is paused', 'NothingRequest'),
  closeStudy: moving(
    'close',
    'Ends the rating for good; estimates may be seen from now on',
    'NothingRequest',
  ),
  withdrawStudy: moving('withdraw', 'Ends a study without a verdict', 'NothingRequest'),
  extendStudy: moving('extend', 'Extends a study as it had reserved before it opened', 'ExtensionRequest'),
  lookStudy: moving('look', 'Takes the look that is due, and says what it permits', 'NothingRequest'),
  stopStudy: moving('stop', 'Closes a study with the verdict that its last look permitted', 'NothingRequest'),
  listItems: {
    ...reading('listItems', '/studies/{slug}/items', 'Items, by the columns of items.csv', 'ItemPage'),
    query: z.object({ limit: items, cursor }),
  },
  listOutputs: {
    ...reading(
      'listOutputs',
      '/studies/{slug}/outputs',
      'Outputs of every system and control, by the columns of outputs.csv',
      'OutputPage',
    ),
    query: z.object({ limit: items, cursor }),
  },
  listJudgments: {
    ...reading(
      'listJudgments',
      '/studies/{slug}/judgments',
      'What raters gave, by the columns of a file of the export; refused while a study is open. Ties of texts that are the same come with the last page',
      'JudgmentPage',
    ),
    query: z.object({
      table: z.enum(Object.keys(JUDGED_TABLES) as [string, ...string[]]).default('judgments'),
      limit: items,
      cursor,
    }),
  },
  importOutputs: {
    ...importing('importOutputs', 'outputs', 'Takes outputs that were made elsewhere', 'OutputsImported'),
    query: z.object({
      system: z.string().max(80).optional().describe('Whose they are; without it each row says so'),
      replace,
      check: flag.describe('Only say what would be imported'),
      columns,
    }),
  },
  importScores: {
    ...importing('importScores', 'scores', 'Takes scores of a custom measure', 'ScoresImported'),
    query: z.object({ measure: z.string().max(80).describe('Which of the study’s own'), replace, columns }),
  },
  importControls: {
    ...importing('importControls', 'controls', 'Takes controls that a lead wrote', 'ControlsImported'),
    query: z.object({ replace, check: flag.describe('Only say what would be imported'), columns }),
  },
  listLinks: reading(
    'listLinks',
    '/studies/{slug}/links',
    'Links that raters join by, without the secret of their addresses',
    'LinkList',
  ),
  createLink: {
    ...moving('links', 'Makes a link that raters join by; its address is told this once', 'LinkRequest'),
    id: 'createLink',
    answer: 'MadeLink',
    status: 201,
  },
  withdrawLink: {
    ...moving(
      'links/{link}/withdraw',
      'Withdraws a link: nobody joins by it any more, and who did cannot go on; what they judged stays',
      'NothingRequest',
    ),
    id: 'withdrawLink',
    answer: 'Gone',
  },
  listWebhooks: {
    ...reading(
      'listWebhooks',
      '/studies/{slug}/webhooks',
      'Webhooks of a study without their secrets, and how their latest messages went',
      'WebhookList',
    ),
    right: 'change',
  },
  createWebhook: {
    ...moving(
      'webhooks',
      'Has signed messages sent to an address; the secret is told this once',
      'WebhookRequest',
    ),
    id: 'createWebhook',
    answer: 'MadeWebhook',
    status: 201,
  },
  removeWebhook: {
    ...moving('webhooks/{webhook}/remove', 'Ends a webhook', 'NothingRequest'),
    id: 'removeWebhook',
    answer: 'Gone',
  },
  testWebhook: {
    ...moving(
      'webhooks/{webhook}/test',
      'Sends a webhook a message that says nothing has happened; the list tells how it went',
      'NothingRequest',
    ),
    id: 'testWebhook',
    answer: 'TestSent',
    status: 202,
  },
  readVerdict: reading('readVerdict', '/studies/{slug}/verdict', 'The verdict with its evidence', 'Verdict'),
  listRecords: reading(
    'listRecords',
    '/studies/{slug}/records',
    'Decisions that were signed, the latest first',
    'RecordList',
  ),
  readRecord: reading(
    'readRecord',
    '/studies/{slug}/records/{number}',
    'A decision record with the chain before it',
    'Record',
  ),
  planOfStudy: {
    ...reading('planOfStudy', '/studies/{slug}/plan', 'How large this study has to be', 'Plan'),
    query: z.object({
      items: z.coerce.number().int(because('not-whole')).min(2).max(100_000).optional(),
      raters: z.coerce.number().int(because('not-whole')).min(2).max(10_000).optional(),
      power,
    }),
  },
  plan: {
    id: 'plan',
    method: 'POST',
    path: '/plan',
    summary: 'How large a study has to be that isn’t there yet',
    right: 'read',
    query: NOTHING,
    body: 'PlanRequest',
    answer: 'Plan',
    status: 200,
  },
} as const satisfies Record<string, Operation>;

export type OperationId = keyof typeof OPERATIONS;
