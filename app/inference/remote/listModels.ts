import { z } from 'zod';
import { AppError, said } from '#app/core/shared/errors.ts';
import type { RemoteProvider } from '#app/core/studies/remoteProvider.ts';
import { headersFor, refusalOf, withinTime } from './exchange.ts';
import { RequestFailure } from './failure.ts';
import { assertAllowedHost } from './hosts.ts';
import { keyOf } from './key.ts';
import { createPoster } from './post.ts';

/** Asked while somebody waits before a form. */
const SECONDS = 10;
const MOST_MODELS = 500;

const name = z.string().min(1).max(300);
const answerSchema = z.object({ data: z.array(z.object({ id: z.unknown().optional() })) });

/**
 * The models that a server says it has, as OpenAI's interface lists them (`/models`), by name.
 * @param hosts those that may be asked
 * @throws AppError `forbidden`, `configuration` before anything is sent; `model_unusable` where the server gives no such
 *   list, with its reason
 */
export async function listModels(
  provider: Pick<RemoteProvider, 'baseUrl' | 'apiKeyVariable'>,
  options: {
    readonly hosts: readonly string[];
    readonly apiKey: (variable: string) => string | undefined;
    readonly signal: AbortSignal;
    readonly seconds?: number;
  },
): Promise<string[]> {
  assertAllowedHost(provider.baseUrl, options.hosts);
  const key = keyOf(provider, options.apiKey);
  const poster = createPoster(1);
  try {
    const reply = await withinTime(options.seconds ?? SECONDS, options.signal, (signal) =>
      poster.get(`${provider.baseUrl}/models`, headersFor(key), signal),
    );
    if (reply.status !== 200) throw refusalOf(reply);
    return namesIn(reply.body);
  } catch (error) {
    if (!(error instanceof RequestFailure)) throw error;
    const { host } = new URL(provider.baseUrl);
    throw new AppError('server-said', { host, why: error.why });
  } finally {
    poster.close();
  }
}

function namesIn(body: string): string[] {
  let value: unknown;
  try {
    value = JSON.parse(body);
  } catch {
    throw new RequestFailure('system', said('answer-no-model-list'));
  }
  const parsed = answerSchema.safeParse(value);
  if (!parsed.success) throw new RequestFailure('system', said('answer-no-model-list'));
  const names = parsed.data.data.flatMap(({ id }) => {
    const read = name.safeParse(id);
    return read.success ? [read.data] : [];
  });
  return [...new Set(names)].sort().slice(0, MOST_MODELS);
}
