import { z } from 'zod';
import { DECISIONS, LINE_STATES } from '../evidence/types.ts';
import { studyConfigurationSchema } from '../studies/configuration.ts';
import { STUDY_STATES } from '../studies/lifecycle.ts';
import { SLUG } from '../studies/slug.ts';
import { TEST_EVENT, WEBHOOK_EVENTS } from '../webhooks/webhooks.ts';
import { ITEM_TABLE, JUDGED_TABLES, OUTPUT_TABLE, rowSchema } from './tables.ts';

// What the API answers and is sent. An answer may have more fields than are told here, and later releases add some.

const moment = z.iso.datetime();
const count = z.int().min(0);
const slug = z.string().regex(SLUG).describe('The study’s name in addresses and on the command line');
const state = z.enum(STUDY_STATES);
const decision = z.enum(DECISIONS);
const localized = z.record(z.string(), z.string()).describe('Texts by language, en and zh');
/** What the figures of a plan, a verdict or a record consist of beside what is told, is told in docs/verdict.md. */
const further = z.looseObject({});

/** A list of which there may be more. */
const pageOf = (rows: z.ZodType) =>
  z.object({
    data: z.array(rows),
    next: z.string().nullable().describe('The `cursor` of the next page; null on the last one'),
  });

const studySummary = z.object({
  slug,
  name: z.string(),
  state,
  items: count,
  readings: z
    .object({ submitted: count, asked: count })
    .describe('Blocks, one item for one rater, that are submitted and that are asked for'),
  pilot: z.boolean().describe('Whether it is a pilot of another study, without a verdict'),
  archived: z.boolean(),
  createdAt: moment,
});

const study = z.object({
  slug,
  name: z.string(),
  question: z.string(),
  state,
  items: count,
  ratersPerItem: z.int(),
  strategy: z.enum(['open', 'panel']),
  systems: z.array(
    z.object({
      name: z.string(),
      role: z.enum(['baseline', 'candidate']),
      provider: z.string(),
      outputs: count.describe('Outputs that are there; as many as items when all are'),
    }),
  ),
  progress: z
    .object({
      readings: z.object({ submitted: count, asked: count, leased: count, expired: count }),
      judgments: count,
      judgmentsExpected: count,
      raters: z.object({ people: count, simulated: count }),
      atWork: count.describe('Raters of whom something was seen within the last five minutes'),
    })
    .describe('Counts alone: nothing of what was judged'),
  looks: z
    .looseObject({ share: z.number() })
    .nullable()
    .describe('Declared looks and the extension, as docs/looks.md has them; null without any'),
  preparation: z
    .object({
      state: z.enum(['queued', 'running', 'done', 'failed', 'cancelled']),
      progress: further.nullable(),
      error: z.object({ reason: z.string(), message: z.string() }).nullable(),
    })
    .nullable()
    .describe('Generating of outputs in the background; null where it was never asked for'),
  pilotOf: slug.nullable(),
  archived: z.boolean(),
  mayChange: z.boolean().describe('Whether whoever asks may change it'),
});

const applied = z.object({
  slug,
  outcome: z.enum(['created', 'changed', 'unchanged']),
  state: state.nullable().describe('Null where it was only asked what would be done'),
  version: z.string().describe('Of the set-up; the ETag of GET'),
  differences: z.object({
    settings: z.array(z.object({ path: z.string(), before: z.unknown(), after: z.unknown() })),
    items: z.object({
      added: z.array(z.string()),
      removed: z.array(z.string()),
      changed: z.array(z.string()),
      reordered: z.boolean(),
    }),
  }),
  lost: z
    .looseObject({
      outputs: z.array(z.object({ system: z.string(), count, imported: z.boolean() })),
      controls: z.array(z.string()),
    })
    .describe('What no longer fits and goes: outputs, scores, controls, ticks, seats, pilots'),
});

const moved = z.object({
  slug,
  state,
  extended: z
    .object({ items: count, judgments: count, blocks: count })
    .optional()
    .describe('Of an extension alone'),
  look: z
    .object({
      number: z.int(),
      share: z.number(),
      mayStop: z.boolean(),
      decisions: z.array(further),
    })
    .optional()
    .describe('Of a look alone: what it permits, never an estimate'),
});

const evidenceLine = z.looseObject({
  name: z.string(),
  state: z.enum(LINE_STATES),
  estimate: z.number().nullable(),
  lower: z.number().nullable(),
  upper: z.number().nullable(),
});

const verdict = z
  .looseObject({
    study: slug,
    baseline: z.string(),
    dataHash: z.string(),
    signature: z.string(),
    state,
    estimates: z
      .enum(['shown', 'withheld'])
      .describe('`withheld` while there is no verdict: the study runs, or was withdrawn'),
    readings: z
      .object({ submitted: count, asked: count })
      .optional()
      .describe('How far a study is whose estimates are withheld'),
    candidates: z
      .array(z.looseObject({ system: z.string(), decision, lines: z.array(evidenceLine).optional() }))
      .describe('Empty while estimates are withheld'),
  })
  .describe('As `evenhand verdict --json` prints it: docs/verdict.md');

const shownRecord = z.looseObject({
  number: z.int(),
  signedAt: moment,
  candidate: z.string(),
  baseline: z.string(),
  decision: z.looseObject({ outcome: z.string(), deviates: z.boolean() }),
  hash: z.string(),
  supersedes: z.int().nullable(),
  supersededBy: z.int().nullable(),
  verdict: z.looseObject({ decision, sentence: localized }),
});

const recordFile = z
  .object({ header: further, signature: z.string(), body: further, chain: z.array(z.unknown()) })
  .describe('A record as `evenhand verdict --record` checks it: docs/records.md');

const size = z.object({
  items: z.int(),
  raters: z.int(),
  judgments: z.number(),
  hours: z.number(),
  power: z.number().describe('How often a study of this size ships an equal candidate'),
  powerBand: z.tuple([z.number(), z.number()]),
  reachable: z.boolean().describe('Whether the power that was asked for is reached'),
});

const fault = z.object({
  path: z.string().describe('The place in what was sent'),
  reason: z.string(),
  params: further,
  message: z.string(),
});

const plan = z.object({
  power: z.number(),
  recommended: size.nullable().describe('The smallest size of that power; null where none has it'),
  asked: size.nullable().describe('What the sizes come to that were asked for; null where none were'),
  refused: fault.nullable().describe('Why the sizes that were asked for can’t be planned for'),
});

const planRequest = z.object({
  configuration: studyConfigurationSchema,
  items: z.int().min(2).max(100_000).optional(),
  raters: z.int().min(2).max(10_000).optional(),
  power: z.number().gt(0).lt(1).default(0.8),
});

const problem = z
  .object({
    type: z.literal('about:blank'),
    title: z.string(),
    status: z.int(),
    detail: z.string().describe('In the language of the request'),
    code: z.string().describe('What it means for the caller: app/core/shared/errorCodes.ts'),
    reason: z.string().describe('Why, by the catalogue: app/core/shared/reasons'),
    params: further.describe('What the reason speaks of'),
    problems: z.array(fault),
    request: z.string().optional().describe('Of a failure of ours: by it the operator finds it in the log'),
  })
  .describe('RFC 9457');

const row = z.int().min(1).describe('Its number');
const read = further
  .nullable()
  .describe('How the table was read where that isn’t UTF-8 text: its encoding, or the sheet');
const outputCounts = {
  imported: count.describe('New or replaced'),
  unchanged: count.describe('There already, with the same text'),
  missing: count.describe('Items that there is still no output for'),
  firstMissing: z.string().nullable(),
};
const link = z.object({
  id: row,
  label: z.string(),
  group: z.string().nullable(),
  simulated: z.boolean(),
  joined: count,
  mostRaters: z.int().nullable(),
  mostPerAddress: z.int().nullable(),
  expiresAt: moment.nullable(),
  withdrawnAt: moment.nullable(),
});
const webhookEvents = z.array(z.enum(WEBHOOK_EVENTS));
const webhookList = z.object({
  data: z.array(z.object({ id: row, url: z.string(), events: webhookEvents, by: z.string(), since: moment })),
  deliveries: z.array(
    z.looseObject({
      id: row,
      url: z.string(),
      event: z.enum([...WEBHOOK_EVENTS, TEST_EVENT]),
      at: moment,
      lastAt: moment.nullable(),
      attempts: count,
      state: z.enum(['waiting', 'delivered', 'failed']),
      status: z.int().nullable().describe('HTTP status of the last answer'),
      why: z.object({ reason: z.string(), message: z.string() }).nullable(),
    }),
  ),
});

/** Every schema by its name in the document. */
export const SCHEMAS = {
  Study: study,
  StudyList: pageOf(studySummary),
  AppliedSetup: applied,
  Moved: moved,
  ItemPage: pageOf(rowSchema(ITEM_TABLE)),
  OutputPage: pageOf(rowSchema(OUTPUT_TABLE)),
  JudgmentPage: pageOf(z.union(Object.values(JUDGED_TABLES).map(rowSchema))),
  Verdict: verdict,
  RecordList: z.object({ data: z.array(shownRecord) }),
  Record: recordFile,
  Plan: plan,
  PlanRequest: planRequest,
  OpeningRequest: z.object({
    seen: z
      .string()
      .max(100)
      .optional()
      .describe('The version of the set-up that was read: it is refused where it is another by now'),
  }),
  ExtensionRequest: z.object({
    names: z
      .array(z.string())
      .max(1000)
      .default([])
      .describe('The raters of a further panel, of a panel’s study alone'),
  }),
  NothingRequest: z.object({}),
  OutputsImported: z.object({
    ...outputCounts,
    systems: z.array(z.object({ system: z.string(), ...outputCounts })),
    read,
  }),
  ScoresImported: z.object({
    imported: count,
    unchanged: count,
    missing: z.array(z.object({ system: z.string(), outputs: count, first: z.string() })),
    read,
  }),
  ControlsImported: z.looseObject({
    imported: count,
    replaced: count,
    unchanged: count,
    counts: z.array(z.object({ criterion: z.string().nullable(), dose: z.string(), count })),
    read,
  }),
  LinkList: z.object({ data: z.array(link) }),
  LinkRequest: z.strictObject({
    label: z.string().max(200).describe('What the link is for; raters don’t see it'),
    group: z.string().max(200).optional(),
    expiresAt: moment.optional(),
    mostRaters: z.int().optional().describe('How many may join by it'),
    mostPerAddress: z.int().optional().describe('How many of them from one network within a day'),
    completion: z.string().max(2000).optional().describe('Code or return address for raters who are done'),
    screenedOut: z.string().max(2000).optional().describe('The same for those who are not taken'),
  }),
  MadeLink: z.object({ id: row, label: z.string(), address: z.string().describe('Whoever has it can rate') }),
  Gone: z.object({ id: row }),
  WebhookList: webhookList,
  WebhookRequest: z.strictObject({
    url: z.string().max(2000),
    events: webhookEvents,
    secret: z.string().max(200).optional().describe('`whsec_…` of one’s own; a new one is made without it'),
  }),
  MadeWebhook: z.object({
    id: row,
    url: z.string(),
    secret: z.string().describe('What messages are signed with'),
  }),
  TestSent: z.object({ delivery: row.describe('Of the message in `deliveries` of the list') }),
  Problem: problem,
} as const satisfies Record<string, z.ZodType>;

export type SchemaName = keyof typeof SCHEMAS;
/** What something of the API is by its schema's name, as it is sent. */
export type Sent<N extends SchemaName> = z.input<(typeof SCHEMAS)[N]>;
/** The same as it is read. */
export type Taken<N extends SchemaName> = z.output<(typeof SCHEMAS)[N]>;
