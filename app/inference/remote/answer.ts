import { said, saidOfIssue } from '#app/core/shared/errors.ts';
import { inWords } from '#app/core/shared/problem.ts';
import type { Said } from '#app/core/shared/reasons/reason.ts';
import { z } from 'zod';
import type { RemoteProvider } from '#app/core/studies/remoteProvider.ts';
import { cutAtStop } from '../stopStrings.ts';

/** What a server wrote for a prompt. */
export interface RemoteAnswer {
  readonly text: string;
  /** `stop`, `length` or `filtered`; another reason as the server gives it; null where it gives none. */
  readonly finishReason: string | null;
  /** As the server counted them. */
  readonly tokens: number | null;
  readonly promptTokens: number | null;
  /** Natural logarithms, one for each token of the text; null where the server gives none. */
  readonly logProbabilities: number[] | null;
  /** What the server says that the model is; null where it doesn't. */
  readonly model: string | null;
}

/** An answer with status 200 that is none; `why` goes on from "The server …". */
export class UnreadableAnswer extends Error {
  readonly why: Said;
  /** Whether it is what the model has to say, so that asking again is of no use. */
  readonly final: boolean;

  constructor(why: Said, { final = false }: { final?: boolean } = {}) {
    super(inWords(why));
    this.why = why;
    this.final = final;
  }
}

const count = z.int().min(0).nullish().catch(null);
const logProbability = z.number().nullish();
const tokenText = z.string().nullish().catch(null);
const reasoning = z.string().nullish().catch(null);

const choiceSchema = z.object({
  text: z.string().nullish(),
  message: z
    .object({
      content: z.string().nullish(),
      refusal: z.string().nullish(),
      // What a model thinks before it answers: vLLM, SGLang and DeepSeek call it so, others `reasoning`.
      reasoning_content: reasoning,
      reasoning,
    })
    .nullish(),
  finish_reason: z.string().nullish(),
  logprobs: z
    .object({
      content: z.array(z.object({ token: tokenText, logprob: logProbability })).nullish(),
      tokens: z.array(tokenText).nullish().catch(null),
      token_logprobs: z.array(logProbability).nullish(),
    })
    .nullish()
    .catch(null),
});

const answerSchema = z.object({
  choices: z.array(choiceSchema),
  model: z.string().min(1).max(300).nullish().catch(null),
  usage: z.object({ completion_tokens: count, prompt_tokens: count }).nullish().catch(null),
});

/**
 * Reads a body of status 200.
 * @param stops texts that were to end the output: a server that leaves one in the text has it cut off here
 * @throws UnreadableAnswer saying what is wrong with it
 */
export function readAnswer(
  body: string,
  contentType: string | null,
  api: RemoteProvider['api'],
  stops: readonly string[] = [],
): RemoteAnswer {
  let value: unknown;
  try {
    value = JSON.parse(body);
  } catch {
    throw new UnreadableAnswer(notJson(body, contentType));
  }
  const fault = errorIn(value);
  if (fault !== undefined) throw new UnreadableAnswer(said('answer-is-error', { said: fault }));
  const parsed = answerSchema.safeParse(value);
  if (!parsed.success) {
    const [issue] = parsed.error.issues;
    throw new UnreadableAnswer(
      said('answer-of-other-kind', {
        chat: api === 'chat',
        place: issue!.path.join('.') || 'body',
        fault: saidOfIssue(issue!),
      }),
    );
  }
  const choice = parsed.data.choices[0];
  if (choice === undefined) throw new UnreadableAnswer(said('answer-without-choice'));
  const text = (api === 'chat' ? choice.message?.content : choice.text) ?? undefined;
  const finishReason = finishReasonOf(choice.finish_reason);
  const cut = finishReason === 'length';
  // Nothing but thoughts is no text; a model that thinks to the end and then writes nothing has written nothing.
  if (hasReasoned(choice.message) && (text === undefined || (text.trim() === '' && cut))) {
    throw new UnreadableAnswer(said(cut ? 'answer-reasons-too-long' : 'answer-only-reasons'), {
      final: true,
    });
  }
  if (text === undefined) {
    const refusal = choice.message?.refusal;
    throw new UnreadableAnswer(
      refusal ? said('answer-refused-by-model', { said: excerpt(refusal) }) : said('answer-without-text'),
      { final: true },
    );
  }
  if (text.includes('\u0000')) throw new UnreadableAnswer(said('answer-with-nul'));
  const { usage } = parsed.data;
  const kept = cutAtStop(text, stops);
  return {
    // A server that stops between the halves of an emoji sends one of them, which is no character.
    text: kept.replace(/\p{Surrogate}/gu, '\ufffd'),
    model: parsed.data.model ?? null,
    finishReason: kept === text ? finishReason : 'stop',
    tokens: usage?.completion_tokens ?? null,
    promptTokens: usage?.prompt_tokens ?? null,
    logProbabilities: logProbabilitiesOf(choice.logprobs, stops.length === 0 ? null : kept),
  };
}

function hasReasoned(message: z.infer<typeof choiceSchema>['message']): boolean {
  return [message?.reasoning_content, message?.reasoning].some((thoughts) => (thoughts ?? '').trim() !== '');
}

/** The message of an error body in any of the forms that servers use; undefined where there is none. */
export function errorIn(value: unknown): string | undefined {
  const { error, detail, message, object } = (
    typeof value === 'object' && value !== null ? value : {}
  ) as Record<string, unknown>;
  const nested = (error as { message?: unknown } | null | undefined)?.message;
  const found = [nested, error, object === 'error' ? message : undefined, detail].find(
    (text) => typeof text === 'string' && text !== '',
  );
  if (found !== undefined) return excerpt(found as string);
  return detail !== undefined ? excerpt(JSON.stringify(detail)) : undefined;
}

/** The beginning of a text, on one line. */
export function excerpt(text: string): string {
  const line = text.replace(/[\s\p{Cc}]+/gu, ' ').trim();
  return line.length > 200 ? `${line.slice(0, 200)}…` : line;
}

const FINISH_REASONS: Readonly<Record<string, string>> = {
  stop: 'stop',
  eos: 'stop',
  eos_token: 'stop',
  stop_sequence: 'stop',
  length: 'length',
  max_tokens: 'length',
  content_filter: 'filtered',
};

function finishReasonOf(reason: string | null | undefined): string | null {
  if (reason === null || reason === undefined || reason === '') return null;
  return FINISH_REASONS[reason] ?? excerpt(reason);
}

/**
 * None at all rather than some: a sum over a part of the tokens would pass for the text's.
 * @param endedText what a stop string may have ended, whose tokens don't count; null where there was none
 */
function logProbabilitiesOf(
  logprobs: z.infer<typeof choiceSchema>['logprobs'],
  endedText: string | null,
): number[] | null {
  const all = logprobs?.content?.map((token) => token.logprob) ?? logprobs?.token_logprobs;
  const names = logprobs?.content?.map(({ token }) => token) ?? logprobs?.tokens;
  const values = all?.slice(0, endedText === null ? undefined : tokensOf(endedText, names));
  if (values === null || values === undefined || values.length === 0) return null;
  return values.every((value): value is number => typeof value === 'number' && value <= 1e-6)
    ? values.map((value) => Math.min(0, value))
    : null;
}

/**
 * How many of the tokens that a server names hold any of the text: some name those of the stop string as well. All of
 * them where their names aren't the text's own pieces.
 */
function tokensOf(text: string, names: readonly (string | null | undefined)[] | null | undefined): number {
  const pieces = names?.map((name) => name ?? '') ?? [];
  if (!pieces.join('').startsWith(text)) return Infinity;
  let at = 0;
  const count = pieces.findIndex((piece) => {
    const begins = at;
    at += piece.length;
    return begins >= text.length && piece !== '';
  });
  return count === -1 ? Infinity : count;
}

function notJson(body: string, contentType: string | null): Said {
  if (body.trim() === '') return said('answer-empty');
  if (/^\s*</.test(body) || contentType?.includes('html') === true) {
    return said('answer-is-page', { said: excerpt(body.replace(/<[^>]*>/g, ' ')) });
  }
  return /^\s*[[{]/.test(body) ? said('answer-broken') : said('answer-not-json', { said: excerpt(body) });
}
