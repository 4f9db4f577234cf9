import path from 'node:path';
import { beforeEach, expect, it } from 'vitest';
import { measureScores } from '#app/core/reports/measureScores.ts';
import { studyConfigurationSchema } from '#app/core/studies/configuration.ts';
import { startInferenceWorker } from '#app/inference/worker/client.ts';
import type { JobProgress } from '#app/jobs/definitions/job.ts';
import { loadStudyData } from '#app/services/analysis/loadStudyData.ts';
import { NO_ACCESS } from '#app/services/generation/modelAccess.ts';
import { prepareStudy } from '#app/services/generation/prepareStudy.ts';
import { scoreMeanings } from '#app/services/generation/scoreMeanings.ts';
import type { Store } from '#app/services/generation/turn.ts';
import { createStudy } from '#app/services/studies/createStudy.ts';
import type { Database } from '#db/database.ts';
import { exportedCorpusScores } from '#db/queries/export.ts';
import { findStudy } from '#db/queries/studies.ts';
import { describeOnEachDatabase } from '#test/db/databases.ts';
import { ENCODERS, encoderFolder, pairs } from '#test/inference/encoding/oracles.ts';
import { configurationOf, itemsOf, writeOutputs } from '../studies/sampleStudy.ts';

/** With the last layer of `roberta` and without frequencies, pair by pair. */
const EXPECTED = ENCODERS.find(({ model }) => model === 'roberta')!.cases.find(
  ({ idf, baseline }) => !idf && !baseline,
)!.scores;

describeOnEachDatabase('comparing outputs with their references', (open) => {
  let db: Database;
  let workers: number;
  beforeEach(async () => {
    db = await open();
    workers = 0;
  });

  const access = { ...NO_ACCESS, folder: path.dirname(encoderFolder('bert')) };
  const run = (reports: JobProgress[] = []) => ({
    startWorker: () => {
      workers += 1;
      return startInferenceWorker({ threads: 1 });
    },
    access,
    control: {
      signal: new AbortController().signal,
      report: (progress: JobProgress) => reports.push(progress),
    },
  });

  const store: Store = (write) => db.transaction().execute(write);

  /** A study of which the baseline writes the oracles' hypotheses, and the candidate always the same. */
  async function createWith(bertscore: { modelFolder: string; layer?: number }) {
    const items = itemsOf(pairs.length).map((item, i) => ({
      ...item,
      references: [...pairs[i]!.references],
    }));
    const study = await createStudy(db, {
      configuration: configurationOf({ controls: { share: 0, minimum: 0 } } as never, {
        bertscore,
        resamples: 100,
      }),
      items,
      access,
    });
    await writeOutputs(db, study.id, (system, i) =>
      system === 'base' ? pairs[i]!.hypothesis : 'The kettle.',
    );
    return study;
  }

  it('stores precision, recall and F1 of every output and of the corpus, with their signature', async () => {
    const { slug, id } = await createWith({ modelFolder: 'roberta' });
    const reports: JobProgress[] = [];
    await prepareStudy(db, slug, run(reports));
    expect((await findStudy(db, slug))!.state).toBe('ready');
    expect(reports).toContainEqual({ stage: 'comparing tiny', done: pairs.length, total: pairs.length });
    const data = await loadStudyData(db, id);
    const rows = data.outputs.filter(({ system }) => system === 'base');
    rows.forEach(({ bertScore }, i) => {
      const [precision, recall, f1] = EXPECTED[i]!;
      expect(bertScore!.precision).toBeCloseTo(precision, 5);
      expect(bertScore!.recall).toBeCloseTo(recall, 5);
      expect(bertScore!.f1).toBeCloseTo(f1, 5);
      expect(bertScore!.signature).toMatch(
        /^nrefs:\d\|measure:bertscore\|model:[0-9a-f]{16}\|layer:last\|idf:no\|/,
      );
    });
    const corpus = await exportedCorpusScores(db, id);
    const mean = EXPECTED.reduce((sum, [, , f1]) => sum + f1, 0) / EXPECTED.length;
    const shown = corpus.find(({ system, measure }) => system === 'base' && measure === 'bertscore')!;
    expect(shown.value).toBeCloseTo(mean, 5);
    expect(shown.signature).toBe(rows[0]!.bertScore!.signature.replace(/^nrefs:\d/, 'nrefs:var'));
    expect(corpus.filter(({ measure }) => measure.startsWith('bertscore'))).toHaveLength(2 * 3);
    const scores = measureScores({
      data,
      configuration: studyConfigurationSchema.parse((await findStudy(db, slug))!.configuration),
    });
    expect(scores).toContainEqual(
      expect.objectContaining({ item: null, measure: 'bertscore', value: shown.value }),
    );
  });

  it('keeps what it has, and begins again with another layer', async () => {
    const { slug, id } = await createWith({ modelFolder: 'bert' });
    // Several variants: the unquantized one is taken.
    await scoreMeanings(db, (await findStudy(db, slug))!, run(), store);
    const first = await loadStudyData(db, id);
    const reports: JobProgress[] = [];
    await scoreMeanings(db, (await findStudy(db, slug))!, run(reports), store);
    expect(reports).toEqual([]);
    const study = (await findStudy(db, slug))!;
    const configuration = {
      ...study.configuration,
      bertscore: { modelFolder: 'bert', layer: 1, idf: false },
    };
    await scoreMeanings(db, { ...study, configuration } as never, run(reports), store);
    expect(reports).not.toEqual([]);
    const again = await loadStudyData(db, id);
    expect(again.outputs[0]!.bertScore!.signature).toContain('|layer:1|');
    expect(again.outputs[0]!.bertScore!.f1).not.toBe(first.outputs[0]!.bertScore!.f1);
  });

  it('leaves a study that names no encoder as it was', async () => {
    const { slug, id } = await createWith({ modelFolder: 'bert' });
    const study = (await findStudy(db, slug))!;
    const { bertscore: _, ...configuration } = study.configuration;
    await scoreMeanings(db, { ...study, configuration } as never, run(), store);
    expect(workers).toBe(0);
    for (const output of (await loadStudyData(db, id)).outputs)
      expect(output).not.toHaveProperty('bertScore');
  });

  it('refuses an encoder outside of the models directory, or that is not there', async () => {
    await expect(createWith({ modelFolder: '../inference' })).rejects.toMatchObject({
      problems: [
        {
          path: 'configuration.bertscore.modelFolder',
          reason: 'model-folder-outside',
        },
      ],
    });
    const { slug } = await createWith({ modelFolder: 'nowhere' });
    await expect(prepareStudy(db, slug, run())).rejects.toThrow(/There is no model folder/);
    expect((await findStudy(db, slug))!.state).toBe('draft');
  });
});
