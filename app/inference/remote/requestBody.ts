import type { RemoteProvider } from '#app/core/studies/remoteProvider.ts';
import type { GenerationItem } from '../decoding/prompts.ts';
import type { RequestSettings } from './settings.ts';

/**
 * The body of a request for one text, as OpenAI's interface defines it.
 * @param item a conversation for the chat interface alone: see `conversationProblems`
 * @param logProbabilities whether to ask for those of the tokens written
 */
export function requestBody(
  provider: RemoteProvider,
  settings: RequestSettings,
  { prompt, messages }: GenerationItem,
  logProbabilities: boolean,
): object {
  const shared = { model: provider.model, ...settings, stream: false };
  return provider.api === 'chat'
    ? {
        ...shared,
        messages: messages ?? [{ role: 'user', content: prompt }],
        ...(logProbabilities ? { logprobs: true } : {}),
      }
    : // Some servers take 0 alternatives for "no log-probabilities at all".
      { ...shared, prompt, ...(logProbabilities ? { logprobs: 1 } : {}) };
}
