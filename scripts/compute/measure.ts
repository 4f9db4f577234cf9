import type { z } from 'zod';
import type { BertScore } from '#app/core/measures/bertscore/bertScore.ts';
import type { CompareRequest, EncoderDescription } from '#app/inference/worker/client.ts';

/** What measures may use beside their data. */
export interface Facilities {
  /**
   * What a tokenizer.json makes of texts: its tokens as they stand in its vocabulary.
   * @throws AppError `model_unusable` where the file is missing, broken or of a kind that is not supported
   */
  tokenizerOf(file: string): Promise<{ name: string; tokenize(text: string): string[] }>;
  /**
   * BERTScore of segments with the encoder of a folder, computed in a process that is started when it is first
   * asked for.
   */
  compare(request: CompareRequest): Promise<{ scores: BertScore[]; encoder: EncoderDescription }>;
}

/** What `evenhand compute` knows of one measure. */
export interface Measure {
  readonly data: z.ZodType;
  readonly options: z.ZodType;
  /** The value of an answer: finite numbers, null with a reason where undefined. Throws AppError on wrong input. */
  run(data: unknown, options: unknown, facilities: Facilities): object | Promise<object>;
}

/** Ties a measure's schemas to the types that its `run` takes. */
export function defineMeasure<Data extends z.ZodType, Options extends z.ZodType>(definition: {
  data: Data;
  options: Options;
  run: (data: z.output<Data>, options: z.output<Options>, facilities: Facilities) => object | Promise<object>;
}): Measure {
  return definition as Measure;
}
