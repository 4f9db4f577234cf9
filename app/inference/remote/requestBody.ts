import type { RemoteProvider } from '#app/core/studies/remoteProvider.ts';
import type { GenerationItem } from '../decoding/prompts.ts';
import type { RequestForm } from './form.ts';
import type { RequestSettings } from './settings.ts';

/**
 * The body of a request for one text, as OpenAI's interface defines it.
 * @param item a conversation for the chat interface alone: see `conversationProblems`
 */
export function requestBody(
  provider: RemoteProvider,
  settings: RequestSettings,
  { prompt, messages }: GenerationItem,
  { logProbabilities, limit }: RequestForm,
): object {
  const shared = { model: provider.model, ...settings, stream: false };
  const { max_tokens: most, ...others } = shared as typeof shared & { max_tokens?: number };
  return provider.api === 'chat'
    ? {
        ...others,
        ...(most === undefined ? {} : { [limit]: most }),
        messages: messages ?? [{ role: 'user', content: prompt }],
        ...(logProbabilities ? { logprobs: true } : {}),
      }
    : // Some servers take 0 alternatives for "no log-probabilities at all".
      { ...shared, prompt, ...(logProbabilities ? { logprobs: 1 } : {}) };
}
