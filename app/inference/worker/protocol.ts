import type { BertScore } from '#app/core/measures/bertscore/bertScore.ts';
import { AppError, errorData, errorOfData, isAppError, type ErrorData } from '#app/core/shared/errors.ts';
import type { LocalProvenance } from '#app/core/studies/provenance.ts';
import type {
  FailedItem,
  FinishReason,
  GeneratedOutput,
  GenerationItem,
  GenerationResult,
} from '../decoding/generate.ts';
import type { Segment, SegmentOptions } from '../encoding/scoreSegments.ts';
import type { ChatMessage } from '../models/chatTemplate.ts';
import type { ScoredText, TextToScore } from '../scoring/scoredText.ts';

export type {
  ChatMessage,
  FailedItem,
  FinishReason,
  GeneratedOutput,
  GenerationItem,
  GenerationResult,
  ScoredText,
  Segment,
  SegmentOptions,
  TextToScore,
};

/** What is known of a model without running it, and of the process that holds it. */
export interface ModelDescription {
  /** Bytes of the graphs with their external data. */
  readonly sizeBytes: number;
  /** Entries of the logits. */
  readonly vocabularySize: number;
  /** Most tokens the model attends to; null where its configuration does not say. */
  readonly contextLength: number | null;
  /** `model_type` of config.json, e.g. `gpt2`; null where it does not say. */
  readonly modelType: string | null;
  /** The graph that reads the prompt, relative to the model folder. */
  readonly file: string;
  /** All graphs, relative to the model folder: encoder, decoder, and the one that goes on from its cache. */
  readonly graphs: readonly string[];
  /** Which of the folder's variants this is; null for the unquantized one. */
  readonly variant: string | null;
  /** Numbers that the graphs hold as weights; null where the files are too large to count them in passing. */
  readonly parameters: number | null;
  /** Whether the folder has a chat template. */
  readonly hasChatTemplate: boolean;
  /** Element type of the cache. */
  readonly cacheType: 'float32' | 'float16';
  /** Rows run one at a time, because the graph quantizes activations by the whole batch. */
  readonly rowsInfluenceEachOther: boolean;
  /** SHA-256 of tokenizer.json as data: equal where two systems share a tokenizer. */
  readonly tokenizerHash: string;
  /** Most memory that the process held so far, this model's runs included. */
  readonly peakMemoryBytes: number;
}

/** What is known of an encoder without running it. */
export interface EncoderDescription {
  /** Of everything in the folder that decides what it gives. */
  readonly fingerprint: string;
  /** The last layer's number; null where the folder does not say. */
  readonly depth: number | null;
}

/** What the parent asks for. */
export type Request =
  | { readonly kind: 'provenance'; readonly modelFolder: string; readonly variant: string | undefined }
  | { readonly kind: 'describe'; readonly modelFolder: string; readonly variant: string | undefined }
  | {
      readonly kind: 'generate';
      readonly modelFolder: string;
      readonly items: readonly GenerationItem[];
      readonly settings: unknown;
      readonly batchSize: number | undefined;
      readonly memoryBudgetBytes: number | undefined;
    }
  | {
      readonly kind: 'score';
      readonly modelFolder: string;
      readonly variant: string | undefined;
      readonly texts: readonly TextToScore[];
      readonly memoryBudgetBytes: number | undefined;
    }
  | {
      readonly kind: 'describe-encoder';
      readonly encoderFolder: string;
      readonly variant: string | undefined;
    }
  | {
      readonly kind: 'compare';
      readonly encoderFolder: string;
      readonly variant: string | undefined;
      readonly segments: readonly Segment[];
      readonly options: SegmentOptions;
    };

/** Parent to child. */
export type ToChild =
  | { readonly type: 'request'; readonly id: number; readonly request: Request }
  | { readonly type: 'cancel'; readonly id: number };

/** Child to parent: any number of outputs or scores, then one end, for each request; `ready` once before. */
export type ToParent =
  | { readonly type: 'ready' }
  | { readonly type: 'output'; readonly id: number; readonly output: GenerationResult }
  | { readonly type: 'scores'; readonly id: number; readonly scores: readonly BertScore[] }
  | {
      readonly type: 'done';
      readonly id: number;
      readonly result: ModelDescription | EncoderDescription | LocalProvenance | ScoredText[] | null;
    }
  | { readonly type: 'error'; readonly id: number; readonly error: CarriedError };

/** An error as data. */
export interface CarriedError extends ErrorData {
  /** Where a defect arose, for the log, never for a person. */
  readonly stack: string | undefined;
}

export function packError(error: unknown): CarriedError {
  if (isAppError(error)) return { ...errorData(error), stack: undefined };
  const { message, stack } = error instanceof Error ? error : new Error(String(error));
  return { ...errorData(new AppError('defect-of-inference', { said: message })), stack };
}

export function unpackError({ stack, ...data }: CarriedError): AppError {
  return errorOfData(data, { cause: stack });
}
