import { cpus, tmpdir } from 'node:os';
import path from 'node:path';
import { Command } from 'commander';
import { exitCodeOf, isAppError } from '#app/core/shared/errors.ts';
import { loadModelFolder, type Model } from '#app/inference/models/modelFolder.ts';
import { scoreTexts } from '#app/inference/scoring/scoreTexts.ts';
import { parseCount } from '#scripts/generation/parseCount.ts';
import { randomGpt2 } from './generation/randomGpt2.ts';
import { openReference, type Reference } from './generation/transformersJs.ts';
import { answer, mixedWorkload, references, uniformWorkload, type Workload } from './generation/workload.ts';

/**
 * Evenhand's engine beside @huggingface/transformers: the same onnxruntime, model folder, prompts and settings in
 * one process, turn by turn. Prints medians in tokens per second and their ratio.
 */
interface Subject {
  readonly name: string;
  readonly folder: () => Promise<string>;
  readonly threads: number;
  /** Prompts of a workload. */
  readonly count: number;
}

const program = new Command()
  .option('--models <names>', 'blurb, gpt2 or both', 'blurb,gpt2')
  .option('--batches <sizes>', 'batch sizes', '1,8,16')
  .option('--repeats <n>', 'how often each is timed', parseCount, 3)
  .option('--count <n>', 'prompts of a workload (48 for blurb, 16 for gpt2)', parseCount)
  .option('--folder <path>', 'where the random model is kept (0.7 GB)', path.join(tmpdir(), 'evenhand-bench'))
  .parse();
const options = program.opts<{
  models: string;
  batches: string;
  repeats: number;
  count?: number;
  folder: string;
}>();
const SUBJECTS: readonly Subject[] = [
  {
    name: 'blurb',
    folder: () => Promise.resolve('fixtures/models/blurb-fp32'),
    threads: 1,
    count: 48,
  },
  {
    name: 'gpt2',
    folder: () => randomGpt2(path.join(options.folder, 'random-gpt2')),
    threads: cpus().length,
    count: 16,
  },
];

const write = (line: string) => process.stdout.write(`${line}\n`);
const median = (values: readonly number[]) =>
  [...values].sort((a, b) => a - b)[Math.floor(values.length / 2)]!;

/** Time on the clock and of the processors: on a machine that others use too, the latter says more. */
async function seconds<T>(run: () => Promise<T>): Promise<{ seconds: number; processor: number; result: T }> {
  const started = performance.now();
  const before = process.cpuUsage();
  const result = await run();
  const { user, system } = process.cpuUsage(before);
  return { seconds: (performance.now() - started) / 1000, processor: (user + system) / 1e6, result };
}

/** Makes a model count the time that its graphs take. */
function timed(model: Model): { model: Model; inside: () => number } {
  let inside = 0;
  const wrap = (decoder: Model['first']): Model['first'] => ({
    ...decoder,
    graph: {
      ...decoder.graph,
      async run(feeds, fetch) {
        const started = performance.now();
        const results = await decoder.graph.run(feeds, fetch);
        inside += performance.now() - started;
        return results;
      },
    },
  });
  return {
    model: { ...model, first: wrap(model.first), next: wrap(model.next) },
    inside: () => inside / 1000,
  };
}

async function compare(model: Model, reference: Reference, workload: Workload, batchSize: number) {
  const ours: number[] = [];
  const theirs: number[] = [];
  const outside: number[] = [];
  const processor: { ours: number[]; theirs: number[] } = { ours: [], theirs: [] };
  let tokens = 0;
  let same = 0;
  for (let repeat = 0; repeat < options.repeats; repeat++) {
    const counted = timed(model);
    const mine = await seconds(() => answer(counted.model, workload, { batchSize }));
    const other = await seconds(() => reference.answer(workload, batchSize));
    tokens = mine.result.reduce((sum, output) => sum + output.tokens.length, 0);
    same = mine.result.filter((output, i) => output.tokens.join() === other.result[i]!.join()).length;
    ours.push(mine.seconds);
    outside.push(1 - counted.inside() / mine.seconds);
    theirs.push(other.seconds);
    processor.ours.push(mine.processor);
    processor.theirs.push(other.processor);
  }
  const rate = (times: readonly number[]) => tokens / median(times);
  const cells = [
    workload.name.padEnd(8),
    `batch ${String(batchSize).padStart(2)}`,
    `${rate(ours).toFixed(1).padStart(8)} tokens/s`,
    `transformers.js ${rate(theirs).toFixed(1).padStart(8)}`,
    `ratio ${(median(theirs) / median(ours)).toFixed(2)}×`,
    `by processor time ${(median(processor.theirs) / median(processor.ours)).toFixed(2)}×`,
    `outside onnxruntime ${(100 * median(outside)).toFixed(1)} %`,
    `${same} of ${workload.prompts.length} texts the same`,
  ];
  write(cells.join('  '));
}

async function comparePerplexity(
  model: Model,
  reference: Reference,
  what: string,
  texts: ReturnType<typeof references>,
) {
  const together: number[] = [];
  const single: number[] = [];
  const theirs: number[] = [];
  for (let repeat = 0; repeat < options.repeats; repeat++) {
    together.push((await seconds(() => scoreTexts(model, texts))).seconds);
    const oneByOne = async () => {
      for (const text of texts) await scoreTexts(model, [text]);
    };
    single.push((await seconds(oneByOne)).seconds);
    theirs.push((await seconds(() => reference.score(texts))).seconds);
  }
  const ratio = (times: readonly number[]) => `${(median(times) / median(together)).toFixed(2)}×`;
  write(
    `perplexity of ${what}  ${median(together).toFixed(2)} s  over one at a time ${ratio(single)}  over one at a time in transformers.js ${ratio(theirs)}`,
  );
}

async function run(): Promise<void> {
  for (const subject of SUBJECTS.filter(({ name }) => options.models.split(',').includes(name))) {
    const folder = await subject.folder();
    const model = await loadModelFolder(folder, { threads: subject.threads });
    const reference = await openReference(folder, subject.threads);
    write(
      `${subject.name}, ${subject.threads} threads, transformers.js ${reference.version}, Node ${process.version}`,
    );
    const count = options.count ?? subject.count;
    const mixed = await mixedWorkload(model, count);
    const uniform = uniformWorkload(model, count);
    const lengths = (await answer(model, mixed, { batchSize: 16 })).map(({ tokens }) => tokens.length);
    write(
      `mixed outputs have ${Math.min(...lengths)} to ${Math.max(...lengths)} tokens, median ${median(lengths)}`,
    );
    for (const workload of [mixed, uniform])
      for (const size of options.batches.split(',')) await compare(model, reference, workload, Number(size));
    for (const each of [1, 3]) {
      const texts = references(model, mixed.prompts, each);
      const what = `${texts.length} references, ${each} of a prompt`;
      await comparePerplexity(model, reference, what, texts);
    }
    await reference.dispose();
    await model.release();
  }
}

await run().catch((error: unknown) => {
  if (!isAppError(error)) throw error;
  process.stderr.write(`${error.message}\n`);
  process.exitCode = exitCodeOf(error);
});
