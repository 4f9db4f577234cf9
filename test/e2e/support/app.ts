import { createHash } from 'node:crypto';
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import type { TrustedProxies } from '#app/config/config.ts';
import type { StudyConfigurationInput } from '#app/core/studies/configuration.ts';
import type { InferenceWorker } from '#app/inference/worker/client.ts';
import type { Log } from '#app/log/log.ts';
import type { ModelAccess } from '#app/services/generation/modelAccess.ts';
import { createInvitation, type NewInvitation } from '#app/services/studies/createInvitation.ts';
import { createStudy } from '#app/services/studies/createStudy.ts';
import { openStudy } from '#app/services/studies/openStudy.ts';
import type { DatabaseOptions } from '#db/client.ts';
import type { Database } from '#db/database.ts';
import { listItems } from '#db/queries/items.ts';
import { insertOutputs } from '#db/queries/outputs.ts';
import { listSystems } from '#db/queries/systems.ts';
import { folderWithTables } from '#test/db/templates.ts';
import { builtServer } from '#scripts/testing/program.ts';

export interface TestApp {
  /** Where the server is, without a trailing slash. */
  readonly url: string;
  /** Where it listens on the loopback address, whatever its URL is. */
  readonly port: number;
  readonly db: Database;
  close(): Promise<void>;
}

/** What an app that prepares studies may reach, and how it runs models. */
export interface TestGeneration {
  readonly access: ModelAccess;
  readonly startWorker: () => Promise<InferenceWorker>;
}

/**
 * The built program's server on a free port, by default over a database in memory.
 * @param generation without it, studies can be put into the queue and are not prepared
 */
export async function startApp(
  generation?: TestGeneration,
  options: {
    database?: DatabaseOptions;
    origin?: string;
    trustedProxies?: TrustedProxies | undefined;
    log?: Log;
    timeouts?: Record<'headersTimeout' | 'requestTimeout' | 'connectionsCheckingInterval', number>;
  } = {},
): Promise<TestApp> {
  const { database = { kind: 'memory', template: await folderWithTables() }, ...addresses } = options;
  const dataFolder = await mkdtemp(path.join(tmpdir(), 'evenhand-e2e-'));
  const { createJobQueue, openDatabase, prepareStudyHandler, startServer } = await builtServer();
  const opened = await openDatabase(database);
  const { db } = opened;
  const handlers =
    generation === undefined ? [] : [prepareStudyHandler(db, generation.startWorker, generation.access)];
  const jobs = createJobQueue(db, handlers, { ownsDatabase: true });
  if (generation !== undefined) await jobs.start();
  const models =
    generation === undefined ? {} : { models: generation.access, startWorker: generation.startWorker };
  const server = await startServer({
    db,
    jobs,
    host: '127.0.0.1',
    port: 0,
    dataFolder,
    ...models,
    ...addresses,
  });
  return {
    url: server.url,
    port: server.port,
    db,
    close: async () => {
      await server.close();
      await jobs.stop();
      await opened.close();
      await rm(dataFolder, { recursive: true, force: true });
    },
  };
}

/** Names that occur nowhere else, so that a page that shows one of them is caught. */
export const SYSTEM_NAMES = { base: 'quokka-fp32', other: 'numbat-int8' } as const;

/** A baseline and two candidates, by names that occur nowhere else. */
export const THREE_SYSTEMS: StudyConfigurationInput['systems'] = [
  'quokka-fp32',
  'numbat-int8',
  'bilby-int4',
].map((name, index) => ({
  name,
  role: index === 0 ? 'baseline' : 'candidate',
  provider: { kind: 'import' },
}));

export interface TestItem {
  readonly prompt: string;
  readonly source?: string;
  readonly language?: string;
  /** What the systems wrote; `third` where the study has a second candidate. */
  readonly outputs: Readonly<Record<'base' | 'other', string>> & { readonly third?: string };
}

export interface TestStudy {
  readonly slug: string;
  /** The rater's link. */
  readonly link: string;
}

/** An open study without models, its outputs as given. */
export async function createTestStudy(
  app: TestApp,
  items: readonly TestItem[],
  options: {
    protocol?: StudyConfigurationInput['protocol'];
    rest?: Partial<StudyConfigurationInput>;
    simulated?: boolean;
  } = {},
): Promise<TestStudy> {
  const { db } = app;
  const { slug, id } = await createStudy(db, {
    configuration: {
      name: 'Kettles and lamps',
      raterTitle: 'Short product texts',
      seed: 'e2e',
      systems: [
        { name: SYSTEM_NAMES.base, role: 'baseline', provider: { kind: 'import' } },
        { name: SYSTEM_NAMES.other, role: 'candidate', provider: { kind: 'import' } },
      ],
      protocol: {
        ratersPerItem: 3,
        blocksPerSitting: 4,
        controls: { share: 0, minimum: 0 },
        ...options.protocol,
      },
      ...options.rest,
    },
    items: items.map(({ prompt, source, language }, index) => ({
      item: `item-${index}`,
      prompt,
      ...(source === undefined ? {} : { source }),
      ...(language === undefined ? {} : { language }),
    })),
  });
  await storeOutputs(db, id, items);
  // The same orders and sides in every study of the same shape.
  await db.updateTable('studies').set({ blinding_key: 'e2e' }).where('id', '=', id).execute();
  await openStudy(db, slug);
  return { slug, link: await createLink(app, slug, options) };
}

/** A further rater's link to a study. */
export async function createLink(
  app: TestApp,
  slug: string,
  options: Partial<NewInvitation> = {},
): Promise<string> {
  const { token } = await createInvitation(app.db, { slug, label: 'test', mostPerAddress: 1000, ...options });
  return `${app.url}/r/${token}`;
}

async function storeOutputs(db: Database, studyId: number, items: readonly TestItem[]): Promise<void> {
  const rows = await listItems(db, studyId);
  for (const system of await listSystems(db, studyId)) {
    await insertOutputs(
      db,
      rows.map((row) => {
        const { outputs } = items[row.position]!;
        const ofCandidate = system.position === 2 ? (outputs.third ?? outputs.other) : outputs.other;
        const text = system.role === 'baseline' ? outputs.base : ofCandidate;
        return {
          study_id: studyId,
          item_id: row.id,
          system_id: system.id,
          text,
          text_hash: createHash('sha256').update(text).digest('hex'),
          token_ids: null,
          token_count: null,
          finish_reason: null,
          latency_ms: null,
        };
      }),
    );
  }
}
