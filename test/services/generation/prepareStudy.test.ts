import { sql } from 'kysely';
import { afterEach, beforeEach, expect, it } from 'vitest';
import { AppError, said, saidFromText } from '#app/core/shared/errors.ts';
import type { LocalProvenance } from '#app/core/studies/provenance.ts';
import type { SystemConfiguration } from '#app/core/studies/configuration.ts';
import type { GenerationResult, InferenceWorker } from '#app/inference/worker/client.ts';
import { JobCancelled, type JobProgress } from '#app/jobs/definitions/job.ts';
import { generationProblems } from '#app/services/generation/generationProblems.ts';
import { generationReport } from '#app/services/generation/generationReport.ts';
import { importOutputs } from '#app/services/generation/importOutputs.ts';
import { NO_ACCESS } from '#app/services/generation/modelAccess.ts';
import { prepareStudy } from '#app/services/generation/prepareStudy.ts';
import { analyseStudy } from '#app/services/analysis/analyseStudy.ts';
import { studyOverview } from '#app/services/studies/studyOverview.ts';
import { createStudy } from '#app/services/studies/createStudy.ts';
import type { Database } from '#db/database.ts';
import { insertEvent } from '#db/queries/events.ts';
import { listOutputFailures } from '#db/queries/generation.ts';
import { listItems } from '#db/queries/items.ts';
import { listOutputs } from '#db/queries/outputs.ts';
import { insertReferenceScores, REFERENCE_NLL } from '#db/queries/referenceScores.ts';
import { findStudy } from '#db/queries/studies.ts';
import { listSystems } from '#db/queries/systems.ts';
import { describeOnEachDatabase } from '#test/db/databases.ts';
import { answerWell, reply, startStub, type StubServer } from '#test/inference/remote/stubServer.ts';
import { forceState } from '../studies/forceState.ts';
import { configurationOf, itemsOf } from '../studies/sampleStudy.ts';
import { inWords } from '#app/core/shared/problem.ts';

const ITEMS = 6;
const PROVENANCE: LocalProvenance = {
  kind: 'onnx',
  modelHash: 'a',
  variant: null,
  precision: 'float32',
  dynamicQuantization: true,
  runtime: { name: 'onnxruntime-node', version: '1' },
  executionProvider: 'cpu',
  threads: 1,
  processor: { name: 'One', architecture: 'x64', features: ['avx2'] },
  node: 'v20',
  evenhand: '1',
};
const itemOf = (prompt: string) => `item-${/Lamp (\d+)/.exec(prompt)![1]}`;

describeOnEachDatabase('preparing a study', (open) => {
  let db: Database;
  let stub: StubServer | undefined;
  /** Items that the model, or the server, fails at. */
  let failing: Set<string>;
  /** What the models were asked for, and how many are still open. */
  let generated: string[];
  let workers: number;
  let provenance: LocalProvenance;
  beforeEach(async () => {
    db = await open();
    failing = new Set();
    generated = [];
    workers = 0;
    provenance = PROVENANCE;
  });
  afterEach(async () => {
    await stub?.close();
    stub = undefined;
  });

  function createWith(systems: Partial<SystemConfiguration>[]) {
    const base = [{ role: 'baseline' as const }, { role: 'candidate' as const }];
    return createStudy(db, {
      configuration: configurationOf({ controls: { share: 0, minimum: 0 } } as never, {
        systems: systems.map((system, i) => ({ name: `s${i}`, ...base[i]!, ...system }) as never),
      }),
      items: itemsOf(ITEMS),
      access: { ...NO_ACCESS, anywhere: true, hosts: stub === undefined ? [] : [stub.host] },
    });
  }

  async function startWorker(): Promise<InferenceWorker> {
    workers += 1;
    const worker: Pick<InferenceWorker, 'pid' | 'generate' | 'score' | 'describe' | 'provenance' | 'close'> =
      {
        pid: 0,
        async *generate({ items, signal }) {
          for (const [index, { item }] of items.entries()) {
            signal?.throwIfAborted();
            generated.push(item);
            if (item === 'dies') throw new AppError('ended-by-signal', { signal: 'SIGKILL' });
            yield failing.has(item)
              ? { item, error: said('as-said', { text: `Item ${item} is too long.` }) }
              : ({
                  ...{ item, output: `text of ${item}`, tokens: [1, 2], finishReason: 'eos' },
                  ...{
                    latencyMs: 10 * (index + 1),
                    firstTokenMs: index + 1,
                    nearTies: 1,
                    truncatedTokens: 2,
                  },
                } satisfies GenerationResult);
          }
        },
        score: async ({ texts }) => texts.map(() => ({ tokens: [1], tokenLogProbabilities: [-1] })) as never,
        provenance: async () => provenance,
        describe: async () =>
          ({ sizeBytes: 99, peakMemoryBytes: 1000 * workers, tokenizerHash: 'h' }) as never,
        close: async () => {},
      };
    return worker as InferenceWorker;
  }

  function prepare(slug: string, options: { signal?: AbortSignal; report?: (p: JobProgress) => void } = {}) {
    const access = { ...NO_ACCESS, anywhere: true, hosts: stub === undefined ? [] : [stub.host] };
    const { signal = new AbortController().signal, report = () => {} } = options;
    return prepareStudy(db, slug, { startWorker, access, control: { signal, report } });
  }
  const onnx = { provider: { kind: 'onnx' as const, modelFolder: process.cwd() } };
  const stateOf = async (slug: string) => (await findStudy(db, slug))!.state;

  it('records how outputs were made, and keeps those apart that were made in several ways', async () => {
    const { slug, id } = await createWith([onnx, onnx]);
    failing.add('item-1').add('item-2');
    await expect(prepare(slug)).rejects.toThrow(/too long/);
    failing.clear();
    provenance = { ...PROVENANCE, runtime: { name: 'onnxruntime-node', version: '2' } };
    await prepare(slug);
    const made = [
      { provenance: PROVENANCE, outputs: ITEMS - 2 },
      { provenance, outputs: 2 },
    ];
    expect((await generationReport(db, slug)).map((system) => system.made)).toEqual([made, made]);
    expect((await studyOverview(db, slug)).warnings.map(({ kind }) => kind)).toEqual([
      ...['provenance-saturated', 'provenance-mixed'],
      ...['provenance-saturated', 'provenance-mixed', 'provenance-differs'],
    ]);
    // The same way twice is one way, and the data that a verdict rests on is none of it.
    const { rows } = await sql`select from provenances where study_id = ${id}`.execute(db);
    expect(rows).toHaveLength(4);
    const before = await analyseStudy(db, slug);
    expect(before.provenance).toMatchObject([
      { system: 's0', made },
      { system: 's1', made },
    ]);
    await sql`update outputs set provenance_id = null where study_id = ${id}`.execute(db);
    const after = await analyseStudy(db, slug);
    expect(after.provenance![0]!.made).toEqual([{ provenance: null, outputs: ITEMS }]);
    expect(after.verdict).toEqual(before.verdict);
    // As whatever changes outputs does, so that they are counted anew.
    const change = {
      studyId: id,
      at: new Date(),
      actor: 'test',
      kind: 'outputs-imported',
      detail: {},
    } as const;
    await insertEvent(db, change);
    expect((await studyOverview(db, slug)).warnings).toEqual([]);
  });

  it('generates, records what each system costs, and makes it ready', async () => {
    const { slug, id } = await createWith([onnx, onnx]);
    const reports: JobProgress[] = [];
    await prepare(slug, { report: (progress) => reports.push(progress) });
    expect(await stateOf(slug)).toBe('ready');
    const [baseline, candidate] = await listSystems(db, id);
    expect(baseline).toMatchObject({
      ...{ size_bytes: 99, tokenizer_hash: 'h', failure: null, peak_memory_bytes: 1000 },
      ...{ latency_p50_ms: 35, latency_p95_ms: 57.5, first_token_ms: 3.5 },
    });
    // A process of its own: the second one's peak is its own too.
    expect(candidate!.peak_memory_bytes).toBe(2000);
    expect(baseline!.tokens_per_second).toBeCloseTo((2 * ITEMS * 1000) / baseline!.generation_ms!, 6);
    expect(
      await db.selectFrom('outputs').select(['near_ties', 'truncated_tokens']).executeTakeFirst(),
    ).toEqual({
      near_ties: 1,
      truncated_tokens: 2,
    });
    expect(reports.filter(({ stage }) => stage === 'generating s0').at(-1)).toMatchObject({
      ...{ done: ITEMS, total: ITEMS, secondsLeft: 0, tokensPerSecond: expect.any(Number) },
    });
  });

  it('goes on past items that fail, says which and why, and does only those again', async () => {
    const { slug, id } = await createWith([onnx, onnx]);
    failing = new Set(['item-1', 'item-4']);
    await expect(prepare(slug)).rejects.toMatchObject({
      code: 'model_unusable',
      message: expect.stringContaining('prepare the study again'),
      problems: [
        { path: 's0, item item-1', params: { text: 'Item item-1 is too long.' } },
        { path: 's0, item item-4', params: { text: 'Item item-4 is too long.' } },
        { path: 's1, item item-1', params: { text: 'Item item-1 is too long.' } },
        { path: 's1, item item-4', params: { text: 'Item item-4 is too long.' } },
      ],
    });
    expect(await stateOf(slug)).toBe('draft');
    expect(await listOutputs(db, id, 's1')).toHaveLength(ITEMS - 2);
    const report = await generationReport(db, slug);
    expect(report[1]).toEqual({
      ...{ system: 's1', role: 'candidate', provider: 'onnx', outputs: ITEMS - 2, failure: null },
      ...{ model: process.cwd(), settings: {}, perplexity: null },
      failed: 2,
      failedItems: ['item-1', 'item-4'].map((item) => ({
        item,
        why: said('as-said', { text: `Item ${item} is too long.` }),
      })),
      truncated: ITEMS - 2,
      cutPrompts: ['item-0', 'item-2', 'item-3', 'item-5'].map((item) => ({ item, tokens: 2 })),
      endings: [{ reason: 'eos', outputs: ITEMS - 2 }],
      ...{ nearTies: ITEMS - 2, sizeBytes: 99, peakMemoryBytes: 2000 },
      made: [{ provenance: PROVENANCE, outputs: ITEMS - 2 }],
      ...{
        tokensPerSecond: expect.any(Number),
        generationMs: expect.any(Number),
        firstTokenMs: 3.5,
        latencyP50Ms: 35,
        latencyP95Ms: expect.closeTo(57, 9),
      },
    });
    expect(await generationProblems(db, slug)).toEqual([
      ...report.flatMap(({ system, failedItems }) =>
        failedItems.map((failed) => ({ system, ...failed, problem: 'failed', tokensCut: null })),
      ),
      ...report.flatMap(({ system, cutPrompts }) =>
        cutPrompts.map(({ item, tokens }) => ({
          ...{ system, item, problem: 'prompt cut', tokensCut: tokens, why: null },
        })),
      ),
    ]);
    generated = [];
    failing = new Set(['item-4']);
    await expect(prepare(slug)).rejects.toMatchObject({ problems: [{}, {}] });
    expect(generated).toEqual(['item-1', 'item-4', 'item-1', 'item-4']);
    failing = new Set();
    await prepare(slug);
    expect(await stateOf(slug)).toBe('ready');
    expect(await listOutputFailures(db, id)).toEqual([]);
  });

  it('says how well a model foretells the references, but not while raters judge', async () => {
    const { slug, id } = await createWith([onnx, onnx]);
    const items = await listItems(db, id);
    const system_id = (await listSystems(db, id))[0]!.id;
    await insertReferenceScores(
      db,
      [1, 5].map((value, index) => ({
        ...{ study_id: id, item_id: items[index]!.id, system_id, measure: REFERENCE_NLL, value },
        ...{ signature: 's', detail: JSON.stringify({ tokens: 1 + index, bytes: 9 }) },
      })),
    );
    const perplexities = async () => (await generationReport(db, slug)).map(({ perplexity }) => perplexity);
    expect(await perplexities()).toEqual([expect.closeTo(Math.exp(2), 9), null]);
    for (const [state, known] of [
      ['ready', true],
      ['open', false],
      ['paused', false],
      ['closed', true],
    ] as const) {
      await forceState(db, id, state);
      expect((await perplexities())[0] !== null, state).toBe(known);
    }
  });

  it('goes on with the other systems when one cannot run, and keeps why', async () => {
    const missing = { provider: { kind: 'onnx' as const, modelFolder: '/nonexistent/model' } };
    const { slug, id } = await createWith([missing, onnx]);
    await expect(prepare(slug)).rejects.toMatchObject({ code: 'model_unusable', problems: [{ path: 's0' }] });
    expect((await listSystems(db, id)).map(({ failure }) => failure)).toEqual([
      expect.stringContaining('/nonexistent/model'),
      null,
    ]);
    expect(await listOutputs(db, id, 's1')).toHaveLength(ITEMS);
  });

  it('asks for outputs that are to be imported, then takes them', async () => {
    const { slug, id } = await createWith([{ provider: { kind: 'import' } }, onnx]);
    const give = (items: number[]) =>
      importOutputs(db, {
        ...{ slug, system: 's0' },
        outputs: items.map((i) => ({ item: `item-${i}`, output: `other ${i}` })),
      });
    await give([0, 1, 2, 3]);
    await expect(prepare(slug)).rejects.toMatchObject({
      code: 'invalid_input',
      message: expect.stringMatching(/2 items have no output of s0 \(the first is "item-4"\)/),
    });
    expect(await listOutputs(db, id, 's1')).toHaveLength(ITEMS);
    await give([4, 5]);
    await prepare(slug);
    expect(await stateOf(slug)).toBe('ready');
  });

  it('is a draft again when it is cancelled, and goes on later with what is missing', async () => {
    const { slug, id } = await createWith([onnx, onnx]);
    const control = new AbortController();
    const reason = new JobCancelled();
    const cancelled = prepare(slug, {
      signal: control.signal,
      report: ({ done }) => (done === 3 ? control.abort(reason) : undefined),
    });
    await expect(cancelled).rejects.toBe(reason);
    expect(await stateOf(slug)).toBe('draft');
    expect(await listOutputs(db, id, 's0')).toHaveLength(3);
    generated = [];
    await prepare(slug);
    expect(generated.slice(0, 3)).toEqual(['item-3', 'item-4', 'item-5']);
    expect(await stateOf(slug)).toBe('ready');
  });

  it('keeps what was stored before the disk was full, and goes on once there is room again', async () => {
    const { slug } = await createWith([onnx, onnx]);
    // The disk has room for two outputs.
    await sql`
      create function disk_is_full() returns trigger language plpgsql as $$
      begin
        if (select count(*) from outputs) >= 2 then
          raise exception 'could not extend file: No space left on device' using errcode = 'disk_full';
        end if;
        return new;
      end $$`.execute(db);
    await sql`create trigger full_disk before insert on outputs for each row execute function disk_is_full()`.execute(
      db,
    );
    await expect(prepare(slug)).rejects.toMatchObject({
      // Tried again by the queue, too.
      code: 'unavailable',
      message: expect.stringMatching(/No space left on device.*Check that the database's disk has room/),
    });
    expect(await stateOf(slug)).toBe('draft');
    const all = () => db.selectFrom('outputs').select(['id', 'text']).orderBy('id').execute();
    const stored = await all();
    expect(stored).toHaveLength(2);
    expect(inWords((await generationReport(db, slug))[0]!.failure!)).toContain('No space left on device');

    await sql`drop trigger full_disk on outputs`.execute(db);
    generated = [];
    await prepare(slug);
    expect(await stateOf(slug)).toBe('ready');
    expect(generated).toHaveLength(2 * ITEMS - stored.length);
    expect((await all()).slice(0, stored.length)).toEqual(stored);
    expect((await generationReport(db, slug)).map(({ failure, outputs }) => ({ failure, outputs }))).toEqual([
      { failure: null, outputs: ITEMS },
      { failure: null, outputs: ITEMS },
    ]);
  });

  it('is still generating when its process ends', async () => {
    const { slug } = await createWith([onnx, onnx]);
    const control = new AbortController();
    control.abort(new AppError('wait-interrupted'));
    await expect(prepare(slug, { signal: control.signal })).rejects.toMatchObject({ code: 'unavailable' });
    expect(await stateOf(slug)).toBe('generating');
  });

  it('has a server write outputs, keeps what it says of them, and which items it failed at', async () => {
    stub = await startStub((asked, response) => {
      if (failing.has(itemOf(asked.prompt))) reply(response, 400, { error: 'too long' });
      else answerWell(asked, response);
    });
    const server = {
      provider: stub.provider({ concurrency: 2 }),
      settings: { maxNewTokens: 4, doSample: false },
    };
    const { slug, id } = await createWith([onnx, server]);
    failing = new Set(['item-3']);
    // The stub fails at the item; the model of this machine does not.
    const generate = prepare(slug);
    await expect(generate).rejects.toMatchObject({ code: 'model_unusable' });
    const failures = (await listOutputFailures(db, id)).filter(({ system }) => system === 's1');
    expect(failures.map(({ item, message }) => [item, inWords(saidFromText(message))])).toEqual([
      ['item-3', `The server ${stub.host} answered 400: too long.`],
    ]);
    expect(await listOutputs(db, id, 's1')).toHaveLength(ITEMS - 1);
    failing = new Set();
    const before = stub.asked.length;
    await prepare(slug);
    expect(stub.asked).toHaveLength(before + 1);
    const row = await db
      .selectFrom('outputs')
      .innerJoin('systems', 'systems.id', 'outputs.system_id')
      .select(['token_count', 'prompt_tokens', 'finish_reason', 'latency_ms', 'token_ids'])
      .where('systems.name', '=', 's1')
      .executeTakeFirstOrThrow();
    expect(row).toEqual({
      ...{ token_count: 5, prompt_tokens: 3, finish_reason: 'stop', token_ids: null },
      latency_ms: expect.any(Number),
    });
    const [, made] = (await generationReport(db, slug)).map((each) => each.made);
    expect(made).toMatchObject([
      {
        provenance: { kind: 'openai', host: stub.host, model: 'tiny', reportedModel: 'tiny-v2' },
        outputs: ITEMS,
      },
    ]);
    const system = (await listSystems(db, id))[1]!;
    expect(system).toMatchObject({ size_bytes: null, peak_memory_bytes: null, first_token_ms: null });
    expect(system.tokens_per_second).toBeGreaterThan(0);
  });

  it('asks no server that is not allowed any more', async () => {
    stub = await startStub(answerWell);
    const server = { provider: stub.provider(), settings: {} };
    const { slug } = await createWith([onnx, server]);
    const control = { signal: new AbortController().signal, report: () => {} };
    const access = { ...NO_ACCESS, anywhere: true };
    await expect(prepareStudy(db, slug, { startWorker, access, control })).rejects.toMatchObject({
      code: 'forbidden',
      problems: [{ path: 's1', reason: 'host-not-allowed' }],
    });
    expect(stub.asked).toEqual([]);
  });
});
