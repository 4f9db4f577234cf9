import { because } from '../shared/errors.ts';
import { z } from 'zod';

/** Environment variables whose values may be sent to a server begin so: no other variable can be read out. */
export const KEY_VARIABLE_PREFIX = 'EVENHAND_KEY_';

const baseUrl = z
  .string()
  .trim()
  .transform((text, context) => {
    const url = URL.canParse(text) ? new URL(text) : undefined;
    const fault =
      url === undefined || !['http:', 'https:'].includes(url.protocol)
        ? because('not-an-address')
        : url.username !== '' || url.password !== ''
          ? because('address-with-user', { prefix: KEY_VARIABLE_PREFIX })
          : url.search !== '' || url.hash !== ''
            ? because('address-beyond-path')
            : undefined;
    if (url !== undefined && fault === undefined) return url.href.replace(/\/+$/, '');
    context.addIssue({ code: 'custom', message: fault ?? because('not-an-address') });
    return z.NEVER;
  });

/**
 * A server that speaks OpenAI's HTTP interface (vLLM, llama.cpp, Ollama, transformers serve …). It is asked only
 * if the administrator allows its host.
 */
export const remoteProviderSchema = z.strictObject({
  kind: z.literal('openai'),
  /** The address before `/chat/completions`, usually ending with `/v1`. */
  baseUrl,
  /** As the server calls it. */
  model: z.string().trim().min(1, because('is-missing')).max(300),
  /** `chat` sends the prompt as one user message; `completions` sends it as it is. */
  api: z.enum(['chat', 'completions']),
  /** Requests under way at the same time. */
  concurrency: z.int().min(1).max(256).default(4),
  /** Most requests begun within a minute; absent = as fast as the answers come. */
  requestsPerMinute: z.number().positive().max(1_000_000).optional(),
  /** A request without a whole answer after so many seconds is given up and tried again. */
  timeoutSeconds: z.number().positive().max(3600).default(120),
  /** The environment variable that holds the key, sent as a bearer token. */
  apiKeyVariable: z
    .string()
    .regex(/^EVENHAND_KEY_[A-Z0-9_]+$/, because('not-a-key-variable', { prefix: KEY_VARIABLE_PREFIX }))
    .optional(),
});
export type RemoteProvider = z.infer<typeof remoteProviderSchema>;
